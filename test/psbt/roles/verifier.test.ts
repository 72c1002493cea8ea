import { describe, expect, test } from 'vitest'
import { encodeTransaction, type Transaction, transactionId } from '../../../src/bitcoin/transaction.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { finalize } from '../../../src/psbt/roles/finalizer.js'
import { verify } from '../../../src/psbt/roles/verifier.js'
import type { SCRIPT_TYPES } from '../../../src/spend/script-types.js'
import { BITCOIN_SCRIPT_TYPES } from '../../support/bitcoin-script-types.js'
import { fundingOf, fundsOf, proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { changeAt, editOutput, flip } from '../tamper.js'

const deposits = [{ value: 60_000_000n }, { branch: 1, index: 3, value: 50_000_000n }] as const

/** A finished transaction of a vault, with what proves it. */
function finished(scriptType: keyof typeof SCRIPT_TYPES, ...officers: readonly number[]) {
  const vault = vaultOf({ scriptType })
  const psbt = proposalOf(vault, {}, deposits)
  const { transaction, fee } = finalize(review(vault, signedBy(vault, psbt, ...officers)))
  return {
    vault,
    psbt,
    transaction,
    fee,
    proposal: review(vault, psbt),
    previous: fundsOf(vault, deposits).previous,
  }
}

const codesOf = (...args: Parameters<typeof verify>) =>
  verify(...args).findings.map(({ severity, code }) => `${severity}:${code}`)

describe.each(BITCOIN_SCRIPT_TYPES)('%s', scriptType => {
  const { vault, transaction, fee, proposal, previous } = finished(scriptType, 1, 3)

  test('whose signatures stand on each input, and what the transaction pays, is proven', () => {
    for (const evidence of [{ proposal }, { previous }, { proposal, previous }]) {
      const { inputs, findings, fee: found, matchesProposal } = verify(vault, transaction, evidence)
      expect(findings).toEqual([])
      expect(inputs.map(({ outPoint }) => outPoint)).toEqual(
        transaction.inputs.map(({ txid, vout }) => ({ txid, vout })),
      )
      expect(inputs.map(({ signedBy: signers }) => [...signers].sort())).toEqual([
        [0, 2],
        [0, 2],
      ])
      expect([found, matchesProposal]).toEqual([fee, 'proposal' in evidence ? true : undefined])
    }
  })

  test('a transaction with a changed input is not validly signed', () => {
    const edits: ((input: Transaction['inputs'][number]) => Transaction['inputs'][number])[] = [
      input => ({ ...input, scriptSig: new Uint8Array(0), witness: [] }),
      input =>
        input.witness.length > 0
          ? { ...input, witness: input.witness.map((item, i) => (i === 1 ? flip(item, 40) : item)) }
          : { ...input, scriptSig: flip(input.scriptSig, 40) },
      input =>
        input.witness.length > 0
          ? { ...input, witness: [0, 2, 1, 3].map(i => input.witness[i] as Uint8Array) }
          : { ...input, scriptSig: input.scriptSig.slice(1) },
    ]
    for (const edit of edits) {
      const inputs = transaction.inputs.map((input, i) => (i === 1 ? edit(input) : input))
      const { findings, inputs: seen } = verify(vault, { ...transaction, inputs }, { previous })
      expect(findings.map(({ code, where }) => [code, where])).toEqual([
        ['transaction.not-signed', { input: 1 }],
      ])
      expect(seen.map(({ signedBy: signers }) => signers.length)).toEqual([2, 0])
    }
  })

  test('a signature for other outputs is none', () => {
    const outputs = transaction.outputs.map(one => ({ ...one, value: one.value - 1n }))
    expect(codesOf(vault, { ...transaction, outputs }, { proposal })).toEqual([
      'block:proposal.other-transaction',
      'block:transaction.not-signed',
      'block:transaction.not-signed',
    ])
  })
})

const { vault, transaction, previous, proposal } = finished('p2wsh', 1, 2)

test('without its previous transactions nothing is proven', () => {
  const { findings, fee } = verify(vault, transaction)
  expect(findings.map(({ code }) => code)).toEqual(['utxo.prevtx-missing', 'utxo.prevtx-missing'])
  expect(fee).toBeUndefined()
})

test('the signatures of another vault are not this one’s', () => {
  expect(new Set(codesOf(vaultOf({ required: 1 }), transaction, { previous }))).toEqual(
    new Set(['block:input.not-ours']),
  )
})

test('another transaction than the proposed one is told, even where it is well signed', () => {
  const other = review(vault, proposalOf(vault, { height: 7 }, deposits))
  expect(codesOf(vault, transaction, { proposal: other })).toEqual(['block:proposal.other-transaction'])
  expect(verify(vault, transaction, { proposal }).matchesProposal).toBe(true)
})

test('a transaction that the network’s rules forbid is refused whoever signed it (J8)', () => {
  const twice = { ...transaction, inputs: [...transaction.inputs, ...transaction.inputs] }
  expect(codesOf(vault, twice, { previous })).toContain('block:transaction.malformed')
  expect(codesOf(vault, { ...transaction, outputs: [] }, { previous })).toContain(
    'block:transaction.malformed',
  )
  const negative = { ...transaction, outputs: [{ value: -1n, script: new Uint8Array(0) }] }
  expect(codesOf(vault, negative, { previous })).toContain('block:amount.out-of-range')
})

test('outputs that exceed the inputs are told', () => {
  const outputs = transaction.outputs.map(one => ({ ...one, value: one.value * 2n }))
  expect(codesOf(vault, { ...transaction, outputs }, { previous })).toContain('block:fee.negative')
})

test('a coin that is worth more than all bitcoin is refused, not counted', () => {
  const funding = fundingOf(vault, { value: 2_100_000_000_000_001n })
  const [input] = transaction.inputs as [Transaction['inputs'][number]]
  const spending = { ...transaction, inputs: [{ ...input, txid: transactionId(funding), vout: 1 }] }
  const proof = new Map([[transactionId(funding), encodeTransaction(funding)]])
  expect(() => verify(vault, spending, { previous: proof })).toThrowCode('amount.out-of-range')
})

test('a transaction without a fee has one of 0, which is not negative', () => {
  const vault = vaultOf()
  const psbt = proposalOf(vault)
  const { fee } = review(vault, psbt).facts.totals
  const free = editOutput(psbt, changeAt(psbt), output => ({ ...output, value: output.value + fee }))
  const { transaction } = finalize(review(vault, signedBy(vault, free, 1, 2)))
  const verified = verify(vault, transaction, { proposal: review(vault, free) })
  expect([verified.fee, verified.findings]).toEqual([0n, []])
})

test('the fee is not known where one coin is not proven', () => {
  const { vault, transaction, previous } = finished('p2wsh', 1, 2)
  for (const { txid } of transaction.inputs) {
    const one = new Map([[txid, previous.get(txid) as Uint8Array]])
    const { fee, findings } = verify(vault, transaction, { previous: one })
    expect([fee, findings.map(({ code }) => code)]).toEqual([undefined, ['utxo.prevtx-missing']])
  }
})
