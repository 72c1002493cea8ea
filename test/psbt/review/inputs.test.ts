import { expect, test } from 'vitest'
import { INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { encodeTransaction, transactionId } from '../../../src/bitcoin/transaction.js'
import { type PsbtInput, unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
import { Proofs } from '../../../src/psbt/proofs.js'
import { reviewInputs } from '../../../src/psbt/review/inputs.js'
import { fundingOf, proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { drop, editInput, field, put } from '../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault)
const reviewed = (one: typeof psbt) => reviewInputs(vault, one, unsignedTransaction(one), new Proofs())

test('every input is proven, and its signatures are known by their cosigners', () => {
  const { inputs, findings } = reviewed(signedBy(vault, psbt, 2, 3))
  expect(findings).toEqual([])
  expect(inputs.map(({ proven, signers }) => [proven, [...signers.keys()].sort()])).toEqual([
    [true, [1, 2]],
    [true, [1, 2]],
  ])
})

test('every input stands for the output that it spends', () => {
  expect(reviewed(psbt).inputs.map(({ outPoint }) => outPoint)).toEqual(
    psbt.inputs.map(({ txid, vout }) => ({ txid, vout })),
  )
})

test('signatures on a coin of the vault with an amount that cannot be stand for nothing', () => {
  const funding = fundingOf(vault, { value: 2_100_000_000_000_001n })
  const previous = field(INPUT.NON_WITNESS_UTXO, encodeTransaction(funding))
  const signed = editInput(signedBy(vault, psbt, 1), 0, input =>
    put<PsbtInput>(previous)(
      drop<PsbtInput>(INPUT.WITNESS_UTXO)({ ...input, txid: transactionId(funding), vout: 1 }),
    ),
  )
  const { inputs, findings } = reviewed(signed)
  expect(inputs[0]?.address?.index).toBe(0)
  expect(inputs[0]?.signatures.size).toBe(0)
  expect(findings.map(({ code }) => code)).toContain('amount.out-of-range')
})

test('an objection blocks, with its place, and leaves the other inputs alone', () => {
  const { inputs, findings } = reviewed(editInput(psbt, 1, put(field(INPUT.SIGHASH_TYPE, '03000000'))))
  expect(findings.map(({ severity, code, where }) => [severity, code, where])).toEqual([
    ['block', 'sighash.not-all', { input: 1 }],
  ])
  expect(inputs.map(({ proven }) => proven)).toEqual([true, false])
})

test('signatures on a coin that is not proven stand for nothing', () => {
  const { inputs } = reviewed(editInput(signedBy(vault, psbt, 1), 0, drop(INPUT.NON_WITNESS_UTXO)))
  expect(inputs.map(({ signatures }) => signatures.size)).toEqual([0, 1])
})

test('there is no digest to sign without a proven coin', () => {
  const { inputs } = reviewed(editInput(psbt, 0, drop(INPUT.NON_WITNESS_UTXO)))
  expect(inputs[0]?.challenges).toEqual([])
  expect(inputs[1]?.challenges.map(({ digest }) => digest.length)).toEqual([32, 32, 32])
})
