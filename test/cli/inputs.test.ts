import { readFileSync, rmSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  fundTeam,
  makeKey,
  makeTeam,
  Office,
  payee,
  proposePayout,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import type { Funding } from '../support/funding.js'
import { run } from '../support/program.js'

const HOME = 'homes/officer-1'
const AT = `--vault ${VAULT} --home ${HOME}`

describe('what commands are given', () => {
  const office = new Office()
  let team: Team
  let funding: Funding
  let digest: string
  beforeAll(async () => {
    team = await makeTeam(office, { required: 1, of: 2 })
    funding = await fundTeam(team, [60_000_000, 70_000_000])
    const options = ['--to', `${payee('regtest')}=0.1btc`, '--fee-rate', '4']
    digest = (await proposePayout(team, { options })).digest
  })

  const propose = `propose ${AT} --to ${payee('regtest')}=1btc --fee-rate 4 --out -`

  it('previous transactions lie in folders too, one a file; hidden files are passed over', async () => {
    for (const [i, hex] of funding.prevtxs.trim().split('\n').entries()) office.write(`prev/${i}.hex`, hex)
    office.write('prev/.DS_Store', 'rubbish')
    const data = await office.ok(`${propose} --utxos listunspent.json --prevtxs prev`)
    expect(data.inputCount).toBe(2)
    office.write('prev/notes.txt', 'rubbish')
    await office.refused(`${propose} --utxos listunspent.json --prevtxs prev`, 'utxo.prevtx-malformed')
  })

  it('coins come from several snapshots, each of them once', async () => {
    for (const [i, row] of JSON.parse(funding.esplora).entries())
      office.write(`e${i}.json`, JSON.stringify([row]))
    const two = '--utxos e0.json --utxos e1.json --prevtxs prevtxs.hex'
    expect((await office.ok(`${propose} ${two}`)).inputCount).toBe(2)
    expect((await office.ok(`${propose} ${two} --utxos scantxoutset.json`)).inputCount).toBe(2)
  })

  it('text is UTF-8', async () => {
    office.write('latin1.json', Uint8Array.of(0x22, 0xe9, 0x22))
    await office.refused(`${propose} --utxos latin1.json`, 'file.malformed')
  })

  it('an address is found on the change branch as well', async () => {
    const { addresses } = await office.ok(`vault address ${VAULT} --change --index 5 --home ${HOME}`)
    const found = await office.ok(`vault find ${VAULT} ${addresses[0].address} --home ${HOME}`)
    expect(found).toMatchObject({ change: true, index: 5 })
  })

  it('Bitcoin Core’s list of descriptors makes the same vault, in whatever order', async () => {
    const { content } = await office.ok(`vault export ${VAULT} --format core --home ${HOME}`)
    const documents = [content, content.toReversed(), { wallet_name: 'w', descriptors: content }]
    for (const [i, document] of documents.entries()) {
      office.write(`core-${i}.json`, JSON.stringify(document))
      const made = await office.ok(`vault import core-${i}.json --name v${i} --network regtest`)
      expect(made).toMatchObject({ descriptor: team.vault.descriptor, firstAddress: team.vault.firstAddress })
    }
    office.write('one.json', JSON.stringify([content[0]]))
    await office.refused('vault import one.json --name one --network regtest', 'descriptor.not-multipath')
    office.write('three.json', JSON.stringify([...content, content[0]]))
    await office.refused('vault import three.json --name three --network regtest', 'vault.malformed')
    office.write('empty.txt', '\n')
    await office.refused('vault import empty.txt --name empty --network regtest', 'vault.malformed')
    office.write('not.json', '[{')
    await office.refused('vault import not.json --name not --network regtest', 'vault.malformed')
    const names = 'abc'.split('').map(name => `--cosigner-name ${name}`)
    await office.refused(
      `vault import core-0.json --name n --network regtest ${names.join(' ')}`,
      'usage.invalid',
    )
  })

  it('a key signs for its own network, and for a vault that it is in', async () => {
    await makeKey(office, 'real', HOME, { network: 'mainnet' })
    await makeKey(office, 'stranger', HOME)
    const sign = `payout.psbt ${AT} --approve ${digest} --password-file password.txt --out never.psbt`
    await office.refused(`sign ${sign} --key real --allow-online`, 'key.other-network')
    await office.refused(`sign ${sign} --key stranger`, 'key.not-in-vault')
  })

  it('an extended private key on the command line is refused before anything else', async () => {
    const { exit, stdout, stderr } = await run(['vault', 'show', `tprv8${'Z'.repeat(106)}`])
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
    expect(stderr).toContain('[secret.in-arguments]')
    expect(stderr).not.toContain('tprv8')
  })

  it('the demo finds a folder for itself, and ends in a transaction', async () => {
    const data = await office.ok('demo')
    expect(readFileSync(`${data.folder}/payout.tx`, 'utf8')).toBe(`${data.hex}\n`)
    rmSync(data.folder, { recursive: true })
  })
})
