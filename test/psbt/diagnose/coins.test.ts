import { expect, test } from 'vitest'
import { concat } from '../../../src/base/bytes.js'
import { fieldOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import type { Psbt, PsbtInput } from '../../../src/psbt/codec/psbt.js'
import { likelyAddress, seemsToSpend } from '../../../src/psbt/diagnose/coins.js'
import { Proofs } from '../../../src/psbt/proofs.js'
import { proposalOf, strangerScript, vaultOf } from '../../support/rehearsal.js'
import { drop, editInput, field, put } from '../tamper.js'

const vault = vaultOf()
const FAR = 1000
const psbt = proposalOf(vault, {}, [
  { index: 999, value: 60_000_000n },
  { index: FAR, value: 50_000_000n },
])
const at = (index: number) =>
  psbt.inputs.findIndex(input => likelyAddress(input, vault, new Proofs())?.index === index)
const near = psbt.inputs[at(999)] as PsbtInput
const far = psbt.inputs[at(FAR)] as PsbtInput

const placeOf = (input: PsbtInput) => likelyAddress(input, vault, new Proofs())?.index
const withoutDerivations = drop<PsbtInput>(INPUT.BIP32_DERIVATION)
const withoutPrevious = drop<PsbtInput>(INPUT.NON_WITNESS_UTXO)
const withoutCoin = drop<PsbtInput>(INPUT.NON_WITNESS_UTXO, INPUT.WITNESS_UTXO)
const withoutScript = drop<PsbtInput>(INPUT.WITNESS_SCRIPT)

test('a coin is found by its previous transaction, or else by its witness UTXO, or else by its witness script', () => {
  expect(placeOf(near)).toBe(999)
  expect(placeOf(withoutPrevious(near))).toBe(999)
  expect(placeOf(drop<PsbtInput>(INPUT.WITNESS_UTXO)(near))).toBe(999)
  expect(placeOf(withoutCoin(near))).toBe(999)
  expect(placeOf(withoutScript(near))).toBe(999)
  expect(placeOf(withoutScript(withoutCoin(near)))).toBeUndefined()
})

test('the previous transaction goes before what the witness UTXO says', () => {
  const script = strangerScript()
  const claim = field(INPUT.WITNESS_UTXO, concat(new Uint8Array(8), Uint8Array.of(script.length), script))
  expect(placeOf(put<PsbtInput>(claim)(near))).toBe(999)
  expect(placeOf(withoutPrevious(put<PsbtInput>(claim)(near)))).toBeUndefined()
})

test('another transaction in the place of the previous one says nothing', () => {
  const wrong = field(INPUT.NON_WITNESS_UTXO, fieldOf(far.fields, INPUT.NON_WITNESS_UTXO) ?? '')
  expect(placeOf(put<PsbtInput>(wrong)(near))).toBe(999)
  const alone = withoutScript(drop<PsbtInput>(INPUT.WITNESS_UTXO)(near))
  expect(placeOf(put<PsbtInput>(wrong)(alone))).toBeUndefined()
})

test('a coin that nobody places is looked for among the first thousand, one that is placed where that is', () => {
  expect(placeOf(withoutDerivations(near))).toBe(999)
  expect(placeOf(far)).toBe(FAR)
  expect(placeOf(withoutDerivations(far))).toBeUndefined()
})

test('one coin of the vault is enough to seem to spend from it', () => {
  const spends = (one: Psbt) => seemsToSpend(one, vault, new Proofs())
  expect(spends(psbt)).toBe(true)
  const bare = drop<PsbtInput>(INPUT.NON_WITNESS_UTXO, INPUT.WITNESS_UTXO, INPUT.WITNESS_SCRIPT)
  const half = editInput(psbt, 0, bare)
  expect(spends(half)).toBe(true)
  expect(spends(editInput(half, 1, bare))).toBe(false)
  expect(seemsToSpend(psbt, vaultOf({ required: 1 }), new Proofs())).toBe(false)
})
