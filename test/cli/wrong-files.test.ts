import { copyFileSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { fundTeam, makeTeam, Office, payee, spend, type Team, VAULT } from '../support/ceremony.js'
import { publicCase } from '../support/public-cases.js'

describe('a file of another kind is said by name', () => {
  let office: Office
  let team: Team
  const AT = `--vault ${VAULT} --home homes/officer-1`
  beforeAll(async () => {
    office = new Office()
    team = await makeTeam(office, { required: 1, of: 1 })
    await fundTeam(team, [100_000_000])
    await spend(team, { options: ['--to', `${payee('regtest')}=0.5btc`, '--fee-rate', '3'] })
    copyFileSync(office.path('homes/officer-1/log.jsonl'), office.path('machine.log.jsonl'))
    copyFileSync(office.path('homes/officer-1/keys/officer-1.age'), office.path('officer-1.age'))
    await office.ok(`policy init --vault ${VAULT} --home homes/officer-1 --template family --out policy.yaml`)
    await office.ok(`qr show ${VAULT}.vault.json --png codes --home homes/officer-1`)
    copyFileSync(office.path('codes/frame-1.png'), office.path('code.png'))
    office.write('payout.psbt.gz', gzipSync(readFileSync(office.path('payout.psbt'))))
    office.write('base64.psbt', `${readFileSync(office.path('payout.psbt')).toString('base64')}\n`)
    office.write('list.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0))
    // 住所 in Shift_JIS.
    office.write('sjis.txt', Uint8Array.of(0x8f, 0x5a, 0x8f, 0x8a, 0x0a))
    office.write('empty', '')
    office.write('payouts.csv', 'address,amount,label\n')
    office.write('key.txt', `[01234567/48h/1h/0h/2h]${team.vault.cosigners[0].xpub}\n`)
    office.write('wallet.txt', `${team.vault.descriptor}\n`)
    office.write('output.json', JSON.stringify(await office.document(`vault show ${VAULT}.vault.json`)))
  })

  it.each([
    [`verify payout.psbt ${AT}`, 'proposal'],
    [`verify base64.psbt ${AT}`, 'proposal'],
    [`review payout.tx ${AT}`, 'transaction'],
    ['vault register payout.psbt', 'proposal'],
    ['vault register base64.psbt', 'proposal'],
    [`sign ${VAULT}.vault.json --key officer-1 ${AT}`, 'vault'],
    [`log verify ${VAULT}.vault.json`, 'vault'],
    ['log verify payout.psbt', 'proposal'],
    ['log merge officer-1.age', 'key-file'],
    ['policy lint machine.log.jsonl', 'log'],
    [`policy check payout.psbt ${AT} --policy machine.log.jsonl`, 'log'],
    [`review officer-1.age ${AT}`, 'key-file'],
    [`review officer-1.words.txt ${AT}`, 'words'],
    ['vault register officer-1.words.txt', 'words'],
    [`review code.png ${AT}`, 'picture'],
    [`combine payout.psbt.gz payout.psbt ${AT}`, 'archive'],
    [`propose ${AT} --utxos utxos.json --payouts list.xlsx --fee-rate 1`, 'archive'],
    ['vault import sjis.txt --name x', 'other-encoding'],
    [`finalize empty ${AT}`, 'empty'],
    ['inspect policy.yaml', 'policy'],
    ['inspect payouts.csv', 'payouts'],
    ['inspect listunspent.json', 'utxos'],
    ['inspect officer-1.cosigner.json', 'cosigner'],
    ['vault register key.txt', 'key'],
    ['convert wallet.txt --psbt-version 2', 'wallet'],
    ['vault register output.json', 'output'],
    ['qr read payout.psbt', 'proposal'],
    [
      `vault create --name a --threshold 1 --script-type p2wsh --network regtest --cosigner ${VAULT}.vault.json`,
      'vault',
    ],
  ])('%s', async (line, is) => {
    const { error, exit } = await office.document(line)
    expect([exit, error?.details?.is]).toEqual([3, is])
    // Words of the list stand in sentences as well, and no two of these one after the other.
    const words = readFileSync(office.path('officer-1.words.txt'), 'utf8').trim().split(' ')
    for (const [at, word] of words.slice(1).entries())
      expect(JSON.stringify(error)).not.toContain(`${words[at]} ${word}`)
  })

  it('through standard input too, and by a check of a folder', async () => {
    const stdin = readFileSync(office.path('payout.tx'))
    const { error } = await office.document(`review - ${AT}`, { stdin })
    expect(error?.details).toMatchObject({ file: '-', is: 'transaction' })
    const checked = await office.document(`policy check code.png ${AT} --policy policy.yaml`)
    expect(checked.data.proposals[0].error.message).toContain('picture')
  })

  it('what is broken within is told as before', async () => {
    const psbt = readFileSync(office.path('payout.psbt'))
    office.write('broken.psbt', psbt.subarray(0, psbt.length - 5))
    office.write(
      'broken.json',
      readFileSync(office.path(`${VAULT}.vault.json`), 'utf8').replace('"p2wsh"', '"p2"'),
    )
    for (const line of [`review broken.psbt ${AT}`, 'vault register broken.json']) {
      const { error } = await office.document(line)
      expect([error?.details?.is, error?.details?.file]).toEqual([
        undefined,
        line.split(' ').find(w => w.includes('broken')),
      ])
    }
  })
})

publicCase('log-crlf', 'changed line ends are said to be that', async office => {
  await office.refused('log verify crlf.jsonl', 'log.line-ends')
  office.write('lf.jsonl', readFileSync(office.path('crlf.jsonl'), 'utf8').replaceAll('\r\n', '\n'))
  await office.ok('log verify lf.jsonl')
})

describe('a policy whose line ends were changed', () => {
  const CODE = 'policy.line-ends'
  it.each([
    ['with carriage returns', (text: string) => text, (text: string) => text.replaceAll('\n', '\r\n')],
    ['without them', (text: string) => text.replaceAll('\n', '\r\n'), (text: string) => text],
  ])('%s', async (_, approved, changed) => {
    const office = new Office()
    await makeTeam(office, { required: 1, of: 1 })
    const at = `--vault ${VAULT} --home homes/officer-1`
    await office.ok(`policy init ${at} --template family --out made.yaml`)
    const text = readFileSync(office.path('made.yaml'), 'utf8')
    office.write('policy.yaml', approved(text))
    office.write('changed.yaml', changed(text))
    const { digest } = await office.ok(`policy show policy.yaml ${at}`)
    const approve = `${at} --key officer-1 --password-file password.txt --approve ${digest}`
    await office.refused(`policy approve changed.yaml ${approve}`, CODE)
    await office.ok(`policy approve policy.yaml ${approve} --out a.json`)
    await office.refused(`policy check changed.yaml ${at} --policy changed.yaml --approval a.json`, CODE)
    const activate = `${at} --approval a.json --yes --password-file password.txt`
    await office.refused(`policy activate changed.yaml ${activate}`, CODE)
    // An approval is read as JSON, which has no line ends.
    office.write('a.json', readFileSync(office.path('a.json'), 'utf8').replaceAll('\n', '\r\n'))
    await office.ok(`policy activate policy.yaml ${activate}`)
    await office.refused(`policy activate changed.yaml ${activate}`, CODE)
  })
})
