import { expect, test } from 'vitest'
import type { Severity } from '../../../src/base/finding.js'
import { type Field, fieldsOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { encodeOutput, encodeTransaction, transactionId } from '../../../src/bitcoin/transaction.js'
import type { PsbtInput } from '../../../src/psbt/codec/psbt.js'
import { Proofs } from '../../../src/psbt/proofs.js'
import { proveInput } from '../../../src/psbt/review/input-coin.js'
import { fundingOf, proposalOf, strangerScript, vaultOf } from '../../support/rehearsal.js'
import { drop, field, put } from '../tamper.js'

const vault = vaultOf()
const [input] = proposalOf(vault, {}, [{ value: 110_000_000n }]).inputs as [PsbtInput]

function proven(one: PsbtInput, own = vault) {
  const proofs = new Proofs()
  const { value, address, findings } = proveInput(one, {
    vault: own,
    locator: proofs.locatorFor(own),
    proofs,
  })
  const place = address && [address.branch, address.index]
  const graded = (severity: Severity) =>
    findings.flatMap(one => (one.severity === severity ? [one.code] : []))
  return { value, place, codes: graded('block'), notes: graded('info') }
}

test('a coin is what its previous transaction says', () => {
  expect(proven(input)).toEqual({ value: 110_000_000n, place: [0, 0], codes: [], notes: [] })
})

test('without claims it is the same coin', () => {
  const bare = drop<PsbtInput>(
    ...[INPUT.WITNESS_UTXO, INPUT.WITNESS_SCRIPT, INPUT.REDEEM_SCRIPT, INPUT.BIP32_DERIVATION],
  )(input)
  expect(proven(bare)).toEqual(proven(input))
})

test('a coin that nobody places is searched for far, and one that is placed wrongly less far', () => {
  const at = (index: number) => {
    const [one] = proposalOf(vault, {}, [{ index, value: 110_000_000n }]).inputs as [PsbtInput]
    const bare = drop<PsbtInput>(INPUT.BIP32_DERIVATION)(one)
    const [claim] = fieldsOf(input.fields, INPUT.BIP32_DERIVATION) as [Field]
    return { bare, misplaced: put<PsbtInput>(claim)(bare) }
  }
  expect(proven(at(150).bare)).toMatchObject({ place: [0, 150], codes: [] })
  expect(proven(at(150).misplaced)).toMatchObject({ place: undefined, codes: ['input.not-ours'] })
  expect(proven(at(99).misplaced)).toMatchObject({ place: [0, 99], codes: ['input.key-outside-vault'] })
})

test('without its previous transaction an amount is a mere claim (E2)', () => {
  const claimed = drop<PsbtInput>(INPUT.NON_WITNESS_UTXO)(input)
  expect(proven(claimed)).toEqual({
    ...{ value: 110_000_000n, place: undefined, codes: ['utxo.prevtx-missing'], notes: [] },
  })
  expect(proven(drop<PsbtInput>(INPUT.WITNESS_UTXO)(claimed)).value).toBeUndefined()
})

test('what is claimed is the first eight bytes of a witness UTXO, whatever stands behind them', () => {
  const claimed = drop<PsbtInput>(INPUT.NON_WITNESS_UTXO)(input)
  const claim = (hex: string) => proven(put<PsbtInput>(field(INPUT.WITNESS_UTXO, hex))(claimed)).value
  expect(claim('0500000000000000')).toBe(5n)
  expect(claim('05000000000000')).toBeUndefined()
  expect(claim('')).toBeUndefined()
  expect(claim('ffffffffffffffff00')).toBeUndefined()
})

test('another transaction, or an output that it does not have, proves nothing (E4)', () => {
  const other = encodeTransaction(fundingOf(vault, { value: 1n }))
  expect(proven(put<PsbtInput>(field(INPUT.NON_WITNESS_UTXO, other))(input)).codes).toEqual([
    'utxo.prevtx-mismatch',
  ])
  expect(proven({ ...input, vout: 2 }).codes).toEqual(['utxo.prevtx-mismatch'])
  expect(proven({ ...input, txid: 'ab'.repeat(32) }).codes).toEqual(['utxo.prevtx-mismatch'])
})

test('a witness UTXO that says another amount or script is refused (E1, E3)', () => {
  const { scriptPubKey } = vault.addressAt(0, 0).lock
  for (const output of [
    { value: 109_999_999n, script: scriptPubKey },
    { value: 110_000_000n, script: strangerScript() },
  ]) {
    const lied = put<PsbtInput>(field(INPUT.WITNESS_UTXO, encodeOutput(output)))(input)
    expect(proven(lied)).toMatchObject({ value: 110_000_000n, codes: ['input.witness-utxo-mismatch'] })
  }
})

test('a legacy input needs no witness UTXO; one that agrees is noted, another refused (E5)', () => {
  const legacy = vaultOf({ scriptType: 'p2sh' })
  const [plain] = proposalOf(legacy, {}, [{ value: 110_000_000n }]).inputs as [PsbtInput]
  const { scriptPubKey: script } = legacy.addressAt(0, 0).lock
  expect(proven(plain, legacy).codes).toEqual([])
  const beside = (output: { value: bigint; script: Uint8Array }) =>
    proven(put<PsbtInput>(field(INPUT.WITNESS_UTXO, encodeOutput(output)))(plain), legacy)
  const code = 'utxo.legacy-witness-utxo'
  expect(beside({ value: 110_000_000n, script })).toMatchObject({ codes: [], notes: [code] })
  expect(beside({ value: 109_999_999n, script })).toMatchObject({ codes: [code], notes: [] })
  expect(beside({ value: 110_000_000n, script: strangerScript() })).toMatchObject({
    codes: [code],
    notes: [],
  })
})

test('a coin of somebody else is not the vault’s, whatever the PSBT claims (E11)', () => {
  expect(proven({ ...input, vout: 0 }).codes).toEqual(
    expect.arrayContaining(['input.not-ours', 'input.witness-utxo-mismatch']),
  )
})

test('an amount that cannot be is told', () => {
  const funding = fundingOf(vault, { value: 2_100_000_000_000_001n })
  const previous = field(INPUT.NON_WITNESS_UTXO, encodeTransaction(funding))
  const one = put<PsbtInput>(previous)(
    drop<PsbtInput>(INPUT.WITNESS_UTXO)({ ...input, txid: transactionId(funding) }),
  )
  expect(proven(one)).toMatchObject({ value: undefined, codes: ['amount.out-of-range'] })
})
