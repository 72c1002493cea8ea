import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { fieldOf, INPUT, withField, withoutFields } from '../../src/bitcoin/psbt-fields.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import type { PsbtInput } from '../../src/psbt/codec/psbt.js'
import {
  approving,
  fundTeam,
  makeTeam,
  Office,
  payee,
  proposePayout,
  type Team,
  VAULT,
} from '../support/ceremony.js'
import { publicCase } from '../support/public-cases.js'
import { officeWithCoins } from '../support/public-coins.js'

vi.setConfig({ testTimeout: 60_000 })

const office = new Office()
let team: Team
/** Of the proposal as it was made. */
let digest: string
let transactions: readonly string[]

beforeAll(async () => {
  team = await makeTeam(office, { required: 2, of: 3 })
  const { prevtxs } = await fundTeam(team, [60_000_000, 50_000_000])
  transactions = prevtxs.trim().split('\n')
  const options = ['--to', `${payee('regtest')}=100000000sat`, '--fee-rate', '5']
  digest = (await proposePayout(team, { options })).digest
  doctor('payout.psbt', 'bare.psbt', ({ fields }) => withoutFields(fields, [INPUT.NON_WITNESS_UTXO]))
})

/** Writes a copy of a proposal with other fields in its inputs. */
function doctor(from: string, to: string, change: (input: PsbtInput) => PsbtInput['fields']): void {
  const psbt = decodePsbt(readFileSync(office.path(from)))
  const inputs = psbt.inputs.map(input => ({ ...input, fields: change(input) }))
  office.write(to, encodePsbt({ ...psbt, inputs }))
}

const at = (officer: string) => `--vault ${VAULT} --home homes/${officer}`
const signing = (file: string, officer: string) =>
  `sign ${file} ${at(officer)} --key ${officer} --approve ${digest} --password-file password.txt`

describe('a proposal without previous transactions', () => {
  it('is refused with the option that helps', async () => {
    for (const line of [
      `review bare.psbt ${at('officer-1')}`,
      signing('bare.psbt', 'officer-1'),
      `combine bare.psbt ${at('officer-1')} --out no.psbt`,
      `finalize bare.psbt ${at('officer-1')} --out no.tx`,
      `explain bare.psbt ${at('officer-1')}`,
    ]) {
      const { error } = await office.refused(line, 'utxo.prevtx-missing')
      expect([line, error?.hint?.includes('--prevtxs')]).toEqual([line, true])
    }
  })

  it('is the same proposal with what is supplied, and goes its whole way', async () => {
    const given = '--prevtxs prevtxs.hex'
    const reviewed = await office.document(`review bare.psbt ${at('officer-1')} ${given}`)
    expect(reviewed).toMatchObject({ exit: 0, data: { digest } })
    expect(reviewed.data.inputs.every(({ proven }: { proven: boolean }) => proven)).toBe(true)
    expect((await office.ok(`explain bare.psbt ${at('officer-1')} --key officer-1 ${given}`)).canSign).toBe(
      true,
    )
    for (const officer of ['officer-1', 'officer-2'])
      await office.ok(`${signing('bare.psbt', officer)} ${given} --out bare.signed-${officer}.psbt`)
    // What was put in stays in.
    const signed = decodePsbt(readFileSync(office.path('bare.signed-officer-1.psbt')))
    expect(signed.inputs.every(({ fields }) => fieldOf(fields, INPUT.NON_WITNESS_UTXO))).toBe(true)
    await office.ok(
      `combine bare.signed-officer-1.psbt bare.signed-officer-2.psbt ${at('officer-3')} --out both.psbt`,
    )
    doctor('both.psbt', 'both-bare.psbt', ({ fields }) => withoutFields(fields, [INPUT.NON_WITNESS_UTXO]))
    await office.ok(`combine both-bare.psbt ${at('officer-3')} ${given} --out again.psbt`)
    await office.ok(`convert bare.psbt --psbt-version 2 ${given} --out bare.v2.psbt`)
    expect((await office.ok(`review bare.v2.psbt ${at('officer-3')}`)).digest).toBe(digest)
    const { signedBy } = await office.ok(`finalize both-bare.psbt ${at('officer-3')} ${given} --out bare.tx`)
    expect(signedBy[0].toSorted()).toEqual(['officer-1', 'officer-2'])
  })

  it('takes them from files, folders, raw transactions, UTF-16 and a node’s answers, and names what is missing', async () => {
    const [first, second] = transactions as [string, string]
    office.write('one/a.hex', `${first}\n`)
    office.write('one/.hidden', 'no transaction')
    office.write('one/b.bin', Buffer.from(second, 'hex'))
    office.write('wide.txt', Buffer.from(`\ufeff${second}\r\n`, 'utf16le'))
    office.write('answer.json', JSON.stringify({ result: { txid: 'x', hex: second }, error: null, id: 'c' }))
    for (const given of ['one', 'one/a.hex --prevtxs wide.txt', 'one/a.hex --prevtxs answer.json'])
      expect((await office.ok(`review bare.psbt ${at('officer-1')} --prevtxs ${given}`)).digest).toBe(digest)
    const half = await office.refused(
      `review bare.psbt ${at('officer-1')} --prevtxs one/a.hex`,
      'utxo.prevtx-missing',
    )
    expect(half.findings).toMatchObject([
      { code: 'utxo.prevtx-missing', where: { input: expect.any(Number) } },
    ])
    office.write('two/words.txt', 'no transaction\n')
    await office.refused(`review bare.psbt ${at('officer-1')} --prevtxs two`, 'utxo.prevtx-malformed')
  })

  it('says which file has nothing to do with it', async () => {
    const other = '0100000001'.concat('ab'.repeat(32), '0000000000ffffffff0100000000000000000000000000')
    office.write('other.hex', `${other}\n`)
    const { findings } = await office.document(
      `review bare.psbt ${at('officer-1')} --prevtxs prevtxs.hex --prevtxs other.hex`,
    )
    expect(findings).toMatchObject([{ code: 'utxo.prevtx-unneeded', severity: 'info' }])
    expect(findings[0]?.message.includes('other.hex')).toBe(true)
    const whole = await office.document(`review payout.psbt ${at('officer-1')} --prevtxs prevtxs.hex`)
    expect(whole.findings).toEqual([])
  })

  it('does not pass where it lies about what the transaction says, whoever reads it', async () => {
    doctor('bare.psbt', 'liar.psbt', ({ fields }) => {
      const value = Uint8Array.from(fieldOf(fields, INPUT.WITNESS_UTXO) as Uint8Array)
      value[0] = (value[0] as number) ^ 1
      return withField(fields, { type: INPUT.WITNESS_UTXO, keydata: new Uint8Array(0), value })
    })
    const given = '--prevtxs prevtxs.hex'
    const { data } = await office.refused(
      `review liar.psbt ${at('officer-1')} ${given}`,
      'input.witness-utxo-mismatch',
    )
    expect(data.digest).toBe(digest)
    for (const line of [
      `${signing('liar.psbt', 'officer-1')} ${given}`,
      `combine liar.psbt ${at('officer-1')} ${given} --out no.psbt`,
      `finalize liar.psbt ${at('officer-1')} ${given} --out no.tx`,
      `convert liar.psbt --psbt-version 2 ${given} --out no.psbt`,
    ])
      await office.refused(line, 'input.witness-utxo-mismatch')
  })

  it('is helped in folders too', async () => {
    mkdirSync(office.path('batch'))
    writeFileSync(office.path('batch', 'a.psbt'), readFileSync(office.path('bare.psbt')))
    await office.refused(`review batch ${at('officer-3')}`, 'utxo.prevtx-missing')
    const given = '--prevtxs prevtxs.hex'
    const { batch } = await office.ok(`review batch ${at('officer-3')} ${given}`)
    for (const officer of ['officer-1', 'officer-2']) {
      const line = `sign batch ${at(officer)} --key ${officer} --password-file password.txt ${given}`
      const { results } = await office.ok(`${line} --approve ${approving(batch)}`)
      expect(results).toMatchObject([{ status: 'done' }])
    }
    await office.ok(`finalize batch ${at('officer-3')}`)
    expect(readFileSync(office.path('batch', 'a.tx'), 'utf8')).toBe(
      readFileSync(office.path('bare.tx'), 'utf8'),
    )
  })

  it('goes with a proposal and not with a code', async () => {
    await office.refused('explain fee.high --prevtxs prevtxs.hex', 'usage.invalid')
  })
})

describe('returns that carry signatures alone', () => {
  const KEPT: readonly number[] = [INPUT.PARTIAL_SIG]

  it('are combined with the proposal or its previous transactions, which are asked for', async () => {
    const returns = ['officer-1', 'officer-3'].map(officer => `return-${officer}.psbt`)
    for (const officer of ['officer-1', 'officer-3']) {
      await office.ok(`${signing('payout.psbt', officer)} --out signed.psbt --force`)
      doctor('signed.psbt', `return-${officer}.psbt`, ({ fields }) =>
        fields.filter(({ type }) => KEPT.includes(type)),
      )
    }
    const combining = `combine ${returns.join(' ')} ${at('officer-2')} --require-complete`
    const { error } = await office.refused(`${combining} --out no.psbt`, 'psbt.proposal-missing')
    expect(error?.details?.files).toEqual(returns)
    await office.ok(`${combining.replace('combine', 'combine payout.psbt')} --out with-proposal.psbt`)
    await office.ok(
      `${combining.replace('combine', 'combine bare.psbt')} --prevtxs prevtxs.hex --out with-bare.psbt`,
    )
    await office.ok(`${combining} --prevtxs prevtxs.hex --out with-prevtxs.psbt`)
    for (const file of ['with-proposal.psbt', 'with-bare.psbt', 'with-prevtxs.psbt'])
      expect((await office.ok(`review ${file} ${at('officer-2')}`)).signatures.complete).toBe(true)
  })

  it('alone in a folder are named, and go with the proposal', async () => {
    for (const officer of ['officer-1', 'officer-3'])
      office.write(`returns/${officer}.psbt`, readFileSync(office.path(`return-${officer}.psbt`)))
    const { data } = await office.refused(`combine returns ${at('officer-2')}`, 'psbt.proposal-missing')
    expect(data.batch.unread).toHaveLength(2)
    office.write('returns/payout.psbt', readFileSync(office.path('payout.psbt')))
    await office.ok(`combine returns ${at('officer-2')} --require-complete`)
  })
})

publicCase('psbt-no-prevtx', 'is proven with --prevtxs', async office => {
  await officeWithCoins(office)
  const line = 'review no-prevtx.psbt --vault treasury.vault.json'
  expect((await office.refused(line, 'utxo.prevtx-missing')).error?.hint).toContain('--prevtxs')
  const { inputs } = await office.ok(`${line} --prevtxs prevtxs.hex`)
  expect(inputs).toMatchObject([{ proven: true }, { proven: true }])
})

publicCase('psbt-partial-only', 'the proposal is asked for, and taken', async office => {
  const line = 'combine 05-min-beatrice.psbt min-akira.psbt --vault treasury.vault.json --out all.psbt'
  await office.refused(line, 'psbt.proposal-missing')
  const { signatures } = await office.ok(line.replace('combine', 'combine --require-complete whole.psbt'))
  expect(signatures.complete).toBe(true)
})

publicCase('psbt-legacy-both-utxos', 'a witness UTXO that agrees is a note', async office => {
  const { exit, findings } = await office.document('review p2sh-both.psbt --vault vp2sh.json')
  expect([exit, findings.map(({ code, severity }) => `${severity}:${code}`)]).toEqual([
    0,
    ['info:utxo.legacy-witness-utxo', 'info:utxo.legacy-witness-utxo'],
  ])
})

publicCase('psbt-xpub-slip132', 'keys are the same in whatever spelling', async office => {
  for (const file of ['vpub.psbt', 'xpub-on-regtest.psbt']) {
    const { exit, findings } = await office.document(`review ${file} --vault treasury.vault.json`)
    expect([exit, findings]).toMatchObject([0, [{ code: 'psbt.xpub-spelling', severity: 'info' }]])
    await office.refused(`explain ${file} --vault treasury.vault.json`, 'signature.incomplete')
    expect((await office.document(`inspect ${file}`)).exit).toBe(0)
  }
})

publicCase('psbt-xpub-child', 'is shown, and noted', async office => {
  await officeWithCoins(office)
  const { global } = await office.ok('inspect child.psbt')
  expect(global.some(({ field }: { field: string }) => field === 'PSBT_GLOBAL_XPUB')).toBe(true)
  const { exit, findings } = await office.document('review child.psbt --vault treasury.vault.json')
  expect([exit, findings]).toMatchObject([0, [{ code: 'psbt.xpub-spelling' }]])
})

publicCase('zero-fp', 'zeros are warned of at every door', async office => {
  const warned = { code: 'fingerprint.unknown', severity: 'warn' }
  const imported = await office.document(
    'vault import zero.txt --name zero --network mainnet --out zero.json',
  )
  expect(imported).toMatchObject({ exit: 0, findings: [warned, warned, warned] })
  const registered = await office.document('vault register zero.json --watch-only --yes')
  expect(registered).toMatchObject({ exit: 0, findings: [warned, warned, warned] })
})

publicCase('psbt-json', 'a node’s answer is read as it is', async office => {
  await officeWithCoins(office)
  const line = 'review walletprocesspsbt.json --vault treasury.vault.json --prevtxs prevtxs.hex'
  expect((await office.document(line)).data.txid).toMatch(/^[0-9a-f]{64}$/)
})

publicCase('psbt-crlf', 'the change of line ends is named', async office => {
  await office.refused('inspect crlf.psbt', 'psbt.text-mode')
})

publicCase('psbt-text', 'what lost nothing is read, what happened to the rest is named', async office => {
  const { txid } = await office.ok('inspect a.psbt')
  for (const file of ['bom.psbt', 'utf16.psbt']) expect((await office.ok(`inspect ${file}`)).txid).toBe(txid)
  await office.refused('inspect winmangled.psbt', 'psbt.text-mode')
  await office.refused('inspect wrap76.psbt', 'psbt.encoding')
  const base64 = readFileSync(office.path('a.psbt')).toString('base64')
  office.write('cut.txt', `${base64.repeat(4).slice(0, 4095)}\n`)
  await office.refused('inspect cut.txt', 'psbt.terminal-cut')
})
