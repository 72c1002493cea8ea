import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import {
  approving,
  fundTeam,
  makeTeam,
  Office,
  payee,
  proposePayout,
  signAs,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { FULL } from '../support/program.js'
import { describeWithElectrum, Electrum } from './support/electrum.js'

// Each of its answers starts a Python for two seconds.
const SCRIPT_TYPES: readonly ScriptTypeName[] = FULL ? ['p2wsh', 'p2sh-p2wsh', 'p2sh'] : ['p2sh-p2wsh']

describeWithElectrum('with Electrum as a cosigner', () => {
  describe.each(SCRIPT_TYPES)('%s', withElectrum)
})

function withElectrum(scriptType: ScriptTypeName): void {
  const office = new Office()
  const electrum = new Electrum()
  let team: Team
  let home: string

  beforeAll(async () => {
    team = await makeTeam(office, { required: 2, of: 3, scriptType })
    home = `--home ${team.homeOf('officer-2')}`
    await fundTeam(team, [60_000_000, 50_000_000, 7_000_000, 3_000_000])
    const [own, ...others] = team.vault.cosigners
    const words = readFileSync(office.path('officer-1.words.txt'), 'utf8')
    await electrum.make({ words, scriptType, required: 2, own, others })
  }, 180_000)

  const finish = async (files: string[], proposal: string) => {
    const out = `${proposal}.combined.psbt`
    await office.ok(`combine ${files.join(' ')} --vault ${VAULT} --require-complete --out ${out} ${home}`)
    const final = await office.ok(`finalize ${out} --vault ${VAULT} --out ${proposal}.tx ${home}`)
    const verified = await office.ok(`verify ${proposal}.tx --vault ${VAULT} --proposal ${proposal} ${home}`)
    expect(verified.matchesProposal).toBe(true)
    return final
  }

  test('the same wallet has the same addresses', async () => {
    for (const [branch, option] of [
      ['receiving', ''],
      ['change', '--change'],
    ] as const) {
      const theirs = (await electrum.addresses(branch)).slice(0, 6)
      const ours = await office.ok(
        `vault address ${VAULT} --count ${theirs.length} ${option} ${home}`.replace(/ +/g, ' '),
      )
      expect(theirs.length).toBeGreaterThan(3)
      expect(ours.addresses.map(({ address }: { address: string }) => address)).toEqual(theirs)
    }
  }, 60_000)

  test('it signs a proposal of ours, which we finish', async () => {
    const options = ['--to', `${payee('regtest')}=0.9btc`, '--fee-rate', '5', '--height', '200']
    const { digest } = await proposePayout(team, { options })
    const base64 = readFileSync(office.path('payout.psbt')).toString('base64')
    office.write('theirs.psbt', `${await electrum.run('signtransaction', base64)}\n`)
    await signAs(team, 'officer-2', digest)
    const final = await finish(['theirs.psbt', 'payout.signed-officer-2.psbt'], 'payout.psbt')
    for (const signers of final.signedBy) expect(signers.toSorted()).toEqual(['officer-1', 'officer-2'])
  }, 120_000)

  test('it finishes what we have signed', async () => {
    const signed = readFileSync(office.path('payout.signed-officer-2.psbt')).toString('base64')
    const hex = await electrum.run('signtransaction', signed)
    office.write('finished.tx', `${hex}\n`)
    const line = `verify finished.tx --vault ${VAULT} --proposal payout.psbt`
    expect(await office.ok(`${line} ${home}`)).toMatchObject({ matchesProposal: true })
  }, 60_000)

  test('we sign and finish a proposal of its own', async () => {
    for (const hex of readFileSync(office.path('prevtxs.hex'), 'utf8').trim().split('\n'))
      await electrum.run('addtransaction', hex)
    const proposed = await electrum.run('payto', '--feerate', '5', payee('regtest', 1), '0.6')
    office.write('electrum.psbt', proposed)
    const review = await office.ok(`review electrum.psbt --vault ${VAULT} ${home}`)
    expect(review).toMatchObject({
      outputs: expect.arrayContaining([expect.objectContaining({ kind: 'change' })]),
      signatures: { complete: false, cosigners: [{ signed: 'all' }, { signed: 'none' }, { signed: 'none' }] },
    })
    await office.ok(
      `sign electrum.psbt --key officer-2 --vault ${VAULT} --approve ${approving(review)} --password-file password.txt --out both.psbt ${home}`,
    )
    expect((await finish(['electrum.psbt', 'both.psbt'], 'electrum.psbt')).signedBy[0]).toHaveLength(2)
  }, 120_000)

  test('its wallet file with a private key is refused, and one without makes the same vault', async () => {
    office.write('hot', readFileSync(electrum.wallet))
    await office.refused('vault import hot --name hot --network regtest', 'extended-key.private')
    const { content } = await office.ok(`vault export ${VAULT} --format electrum ${home}`)
    const watching = new Electrum(JSON.stringify(content))
    expect((await watching.addresses('receiving'))[0]).toBe(team.vault.firstAddress)
    // Electrum has brought the file up to its own version by now.
    office.write('watching', readFileSync(watching.wallet))
    const back = await office.ok('vault import watching --name back --network regtest')
    expect(back.descriptor).toBe(team.vault.descriptor)
  }, 60_000)
}
