import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { makeTeam, Office, payee, type Team, VAULT } from '../support/ceremony.js'
import { fund } from '../support/funding.js'
import { masterOf } from './toolkit/traitor.js'

/** A team whose first officer is a cosigner with a bare master key, `[fingerprint]xpub`, as some programs hand out. */
async function bareTeam(): Promise<Team> {
  const office = new Office()
  const team = await makeTeam(office, { required: 2, of: 3 })
  const { descriptor } = JSON.parse(readFileSync(office.path(`${VAULT}.vault.json`), 'utf8'))
  const master = masterOf(team, 'officer-1')
  const bare = `[${Buffer.from(master.fingerprint).toString('hex')}]${master.neutered().toBase58()}`
  const body = (descriptor.split('#')[0] as string).replace(/\[[^\]]+\]tpub\w+/, bare)
  office.write('bare.txt', addChecksum(body))
  const names = team.officers.flatMap(officer => ['--cosigner-name', officer])
  const vault = await office.ok([
    ...'vault import bare.txt --name bare --network regtest --out bare.vault.json'.split(' '),
    ...names,
  ])
  expect(vault.cosigners[0].path).toBe('')
  for (const officer of team.officers) {
    // The machine of the first knows its key at the standard paths only, and derives it; the others know theirs.
    const answer = officer === 'officer-1' ? ' --password-file password.txt' : ''
    const register = `vault register bare.vault.json --home homes/bare-${officer} --digest ${vault.digest}${answer}`
    await office.ok(
      `key restore --name ${officer} --home homes/bare-${officer} --network regtest --words-file ${officer}.words.txt --password-file password.txt --work-factor 1`,
    )
    await office.ok(register)
  }
  return { ...team, vault, homeOf: officer => `homes/bare-${officer}` }
}

test('I30 every cosigner signs and makes checkpoints where the first has a bare master key', async () => {
  const team = await bareTeam()
  const { office } = team
  const { addresses } = await office.ok('vault address bare --home homes/bare-officer-2')
  const { listunspent, prevtxs } = fund(addresses, [50_000_000], 'bare')
  office.write('listunspent.json', listunspent)
  office.write('prevtxs.hex', prevtxs)
  const fundLine = `propose --home homes/bare-officer-2 --vault bare --utxos listunspent.json --prevtxs prevtxs.hex --to ${payee('regtest')}=0.2btc --fee-rate 10 --out payout.psbt`
  const { digest } = await office.ok(fundLine)
  for (const officer of team.officers) {
    const key = `--home homes/bare-${officer} --key ${officer} --vault bare --password-file password.txt`
    const { signedInputs } = await office.ok(
      `sign payout.psbt ${key} --approve ${digest} --out signed-${officer}.psbt`,
    )
    expect(signedInputs).toBe(1)
    await office.ok(`log checkpoint ${key} --out checkpoint-${officer}.json`)
  }
  await office.ok(
    'combine signed-officer-1.psbt signed-officer-3.psbt --vault bare --home homes/bare-officer-2 --require-complete --out whole.psbt',
  )
  await office.ok('finalize whole.psbt --vault bare --home homes/bare-officer-2 --out whole.tx')
})
