import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { parseLabels } from '../../src/coins/labels.js'
import { FORMATS } from '../../src/formats/index.js'
import { fundTeam, makeTeam, Office, payee, spend, type Team, VAULT } from '../support/ceremony.js'
import { WAYS } from '../support/program.js'
import { treeOf } from '../support/tree.js'

describe.each(WAYS)('wallets of other programs, %s', way => {
  const office = new Office(way)
  let team: Team

  beforeAll(async () => {
    team = await makeTeam(office, { required: 2, of: 3 })
    office.write('token.txt', 'A54044308CEAC9B7\n')
    office.write('other-token.txt', 'd3fabc873b98165254fe18a71b5335b0\n')
  }, 120_000)

  it('every format goes out and comes back, and nothing is pinned on the way', async () => {
    const names = team.officers.flatMap(officer => ['--cosigner-name', officer])
    for (const { name } of FORMATS) {
      const out = await office.ok(`vault export ${VAULT} --format ${name} --home ${team.homeOf('officer-1')}`)
      const text = typeof out.content === 'string' ? out.content : JSON.stringify(out.content)
      office.write(`${name}.out`, text)
      const back = await office.ok([
        ...`vault import ${name}.out --name ${VAULT} --network regtest --out back-${name}.json`.split(' '),
        ...names,
        ...['--home', 'homes/reader'],
      ])
      expect([name, back.digest, back.file]).toEqual([name, team.vault.digest, `back-${name}.json`])
      expect(readFileSync(office.path(`back-${name}.json`), 'utf8')).toContain(team.vault.digest)
    }
    await office.refused(`vault show ${VAULT} --home homes/reader`, 'vault.not-registered')
  })

  it('what is written to a file is what is printed', async () => {
    const home = `--home ${team.homeOf('officer-1')}`
    const { stdout } = await office.run(`vault export ${VAULT} --format coldcard ${home}`)
    await office.ok(`vault export ${VAULT} --format coldcard --out coldcard.txt ${home}`)
    expect(readFileSync(office.path('coldcard.txt'), 'utf8')).toBe(stdout)
  })

  it('an encrypted setup (BIP 129) from the first round to the second', async () => {
    for (const officer of team.officers) {
      const line = `key xpub --name ${officer} --script-type p2wsh --format bsms --out ${officer}.bsms`
      const home = `--home ${team.homeOf(officer)} --password-file password.txt`
      await office.ok(`${line} ${home} --token-file token.txt`)
      expect(readFileSync(office.path(`${officer}.bsms`), 'utf8')).toMatch(/^[0-9a-f]+\n$/)
    }
    const create = [
      ...`vault create --name ${VAULT} --threshold 2 --script-type p2wsh --network regtest`.split(' '),
      ...team.officers.flatMap(officer => ['--cosigner', `${officer}.bsms`]),
    ]
    const made = await office.ok([...create, '--out', 'set-up.json', '--token-file', 'token.txt'])
    expect(made.digest).toBe(team.vault.digest)
    await office.refused([...create, '--out', 'x.json', '--token-file', 'other-token.txt'], 'token.wrong')
    await office.refused([...create, '--out', 'x.json'], 'vault.malformed')
    await office.ok('vault export set-up.json --format bsms --out record.dat --token-file token.txt')
    const read = 'vault import record.dat --name again --network regtest'
    const again = await office.ok(`${read} --token-file other-token.txt --token-file token.txt`)
    expect(again.descriptor).toBe(team.vault.descriptor)
    await office.refused(`${read} --token-file password.txt --out y.json`, 'token.malformed')
  })

  it('an open setup, and records that are for another vault', async () => {
    const home = `--home ${team.homeOf('officer-1')}`
    await office.ok(`key xpub --name officer-1 --script-type p2wsh --format bsms --out open.bsms ${home}`)
    const create = 'vault create --name one --threshold 1 --cosigner open.bsms'
    await office.ok(`${create} --script-type p2wsh --network regtest`)
    await office.refused(
      `${create} --script-type p2sh-p2wsh --network regtest --out z.json`,
      'vault.script-type',
    )
    await office.refused(
      `${create} --script-type p2wsh --network mainnet --out z.json`,
      'extended-key.network',
    )
    const record = readFileSync(office.path('open.bsms'), 'utf8')
    office.write('forged.bsms', record.replace('officer-1', 'officer-2'))
    await office.refused(
      `${create.replace('open', 'forged')} --script-type p2wsh --network regtest --out z.json`,
      'cosigner.bad-signature',
    )
    await office.refused(
      `${`key xpub --name officer-1 --script-type p2wsh ${home}`} --token-file token.txt --out z`,
      'usage.invalid',
    )
    await office.refused(
      `vault export ${VAULT} --format core --token-file token.txt ${home}`,
      'usage.invalid',
    )
  })

  it.each<readonly [string, Code, (content: object[]) => unknown]>([
    ['a key twice', 'vault.duplicate-key', ([one, , three]) => [one, { ...one, name: 'other' }, three]],
    ['a key more than it says', 'vault.cosigner-count', rows => [...rows, rows[0]]],
    ['another path', 'extended-key.origin', ([one, ...rest]) => [{ ...one, bip32Path: 'm/48h/1h' }, ...rest]],
    ['a path for a name', 'vault.malformed', ([one, ...rest]) => [{ ...one, name: '../../x' }, ...rest]],
    ['no keys', 'vault.malformed', () => null],
  ])('a wallet with %s is refused, %s, and nothing is written', async (_what, code, change) => {
    const { content } = await office.ok(
      `vault export ${VAULT} --format caravan --home ${team.homeOf('officer-1')}`,
    )
    const wallet = { ...content, extendedPublicKeys: change(content.extendedPublicKeys) }
    office.write('evil.json', JSON.stringify(wallet))
    const before = treeOf(office.folder)
    await office.refused('vault import evil.json --name evil', code)
    await office.refused('vault import evil.json --name ../evil', 'name.malformed')
    expect(treeOf(office.folder)).toEqual(before)
  })

  it('labels go out with a finished transaction, and hold coins back', async () => {
    await fundTeam(team, [60_000_000, 50_000_000])
    office.write('payouts.csv', `address,amount,label\n${payee('regtest')},0.3btc,rent\n`)
    const options = ['--payouts', 'payouts.csv', '--fee-rate', '5', '--memo', 'July', '--height', '200']
    const { txid } = (await spend(team, { options })).final
    const home = `--home ${team.homeOf('officer-1')}`
    await office.ok(
      `finalize payout.combined.psbt --vault ${VAULT} --out labelled.tx --labels-out labels.jsonl ${home}`,
    )
    const labels = parseLabels(readFileSync(office.path('labels.jsonl'), 'utf8'))
    expect(labels.text('tx', txid)).toBe('July')
    expect([0, 1].map(vout => labels.text('output', `${txid}:${vout}`)).sort()).toEqual(['change', 'rent'])
    const [{ txid: coin, vout }] = JSON.parse(readFileSync(office.path('listunspent.json'), 'utf8'))
    office.write('frozen.jsonl', JSON.stringify({ type: 'output', ref: `${coin}:${vout}`, spendable: false }))
    const propose = `propose --vault ${VAULT} --utxos listunspent.json --prevtxs prevtxs.hex --fee-rate 5 ${home}`
    const sweep = `${propose} --labels frozen.jsonl --sweep ${payee('regtest')} --height 200`
    expect((await office.ok(`${sweep} --out swept.psbt`)).inputCount).toBe(1)
    await office.refused(`${sweep} --coin ${coin}:${vout} --out never.psbt`, 'utxo.frozen')
  }, 60_000)

  it('a refused file leaves nothing behind', async () => {
    office.write(
      'wallet.json',
      JSON.stringify({ wallet_type: '2of3', 'x1/': { xprv: `tprv${'A'.repeat(107)}` } }),
    )
    const before = treeOf(office.folder)
    const { stdout, stderr } = await office.run('vault import wallet.json --name w --network regtest --json')
    expect(JSON.parse(stdout).error.code).toBe('extended-key.private')
    expect(stdout + stderr).not.toContain('AAAAAAAAAA')
    expect(treeOf(office.folder)).toEqual(before)
  })
})
