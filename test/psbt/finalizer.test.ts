import { Transaction as Oracle } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../src/bitcoin/bytes.js'
import { SCRIPT_TYPES } from '../../src/bitcoin/script-types/index.js'
import { transactionId } from '../../src/bitcoin/transaction.js'
import { INPUT } from '../../src/psbt/fields.js'
import { finalize } from '../../src/psbt/finalizer.js'
import { unsignedTransaction } from '../../src/psbt/psbt.js'
import { review } from '../../src/psbt/reviewer.js'
import { verify } from '../../src/psbt/verifier.js'
import { proposalOf, signedBy, vaultOf } from '../support/rehearsal.js'
import { drop, editInput, field, flip, put } from './tamper.js'

describe.each(Object.values(SCRIPT_TYPES))('$name', ({ name, segwit }) => {
  const vault = vaultOf({ scriptType: name })
  const psbt = proposalOf(vault)
  const reviewed = review(vault, signedBy(vault, psbt, 3, 1))
  const final = finalize(reviewed)
  const oracle = Oracle.fromBuffer(final.bytes)

  test('the transaction is the one that was proposed, with its signatures', () => {
    expect(final.txid).toBe(oracle.getId())
    expect(final.wtxid).toBe(toHex(oracle.getHash(true).toReversed()))
    expect([final.weight, final.vsize]).toEqual([oracle.weight(), oracle.virtualSize()])
    expect(final.fee).toBe(reviewed.facts.totals.fee)
    if (segwit && name === 'p2wsh') expect(final.txid).toBe(transactionId(unsignedTransaction(psbt)))
    const proposal = review(vault, psbt)
    const { findings, inputs, matchesProposal } = verify(vault, final.transaction, { proposal })
    expect([findings, matchesProposal]).toEqual([[], true])
    expect(inputs.map(({ signedBy: signers }) => [...signers])).toEqual(final.signedBy.map(one => [...one]))
  })

  test('the size that the review announced is the size that it has', () => {
    expect([reviewed.facts.vsize, reviewed.facts.weight]).toEqual([final.vsize, final.weight])
  })

  test('the signers are told in the order of the script, the places in the vault', () => {
    for (const signers of final.signedBy) expect([...signers].sort()).toEqual([0, 2])
  })
})

const vault = vaultOf()
const psbt = proposalOf(vault)

test('of more signatures than are needed M are taken, and it says which (J6)', () => {
  const { signedBy: signers, transaction } = finalize(review(vault, signedBy(vault, psbt, 1, 2, 3)))
  for (const one of signers) expect(one).toHaveLength(2)
  for (const { witness } of transaction.inputs) expect(witness).toHaveLength(4)
})

test('too few signatures are not enough, on every input (J7)', () => {
  expect(() => finalize(review(vault, psbt))).toThrowCode('signature.incomplete')
  expect(() => finalize(review(vault, signedBy(vault, psbt, 1)))).toThrowCode('signature.incomplete')
  const lacking = editInput(signedBy(vault, psbt, 1, 2), 1, drop(INPUT.PARTIAL_SIG))
  expect(() => finalize(review(vault, lacking))).toThrowCode('signature.incomplete')
})

test('one bad signature among enough good ones blocks (I6)', () => {
  const signed = signedBy(vault, psbt, 1, 2, 3)
  const bad = editInput(signed, 0, input => {
    const [first] = input.fields.filter(({ type }) => type === INPUT.PARTIAL_SIG) as [
      (typeof input.fields)[number],
    ]
    return put<typeof input>({ ...first, value: flip(first.value, 40) })(input)
  })
  expect(() => finalize(review(vault, bad))).toThrowCode('signature.invalid')
})

test('fields that nobody knows never enter the transaction (D17)', () => {
  const signed = signedBy(vault, psbt, 1, 2)
  const stuffed = editInput(signed, 0, put(field(0x77, 'c0ffee'.repeat(20))))
  expect(toHex(finalize(review(vault, stuffed)).bytes)).toBe(toHex(finalize(review(vault, signed)).bytes))
})
