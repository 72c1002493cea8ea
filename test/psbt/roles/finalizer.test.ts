import { Transaction as Oracle } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { transactionId } from '../../../src/bitcoin/transaction.js'
import { type Psbt, unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
import { makeReviewed, type ReviewFacts } from '../../../src/psbt/review/reviewed-psbt.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { finalize } from '../../../src/psbt/roles/finalizer.js'
import { sign } from '../../../src/psbt/roles/signer.js'
import { verify } from '../../../src/psbt/roles/verifier.js'
import type { Lock } from '../../../src/spend/lock.js'
import type { Spend } from '../../../src/spend/stack.js'
import type { VaultAddress } from '../../../src/vault/vault.js'
import { BITCOIN_ROWS } from '../../support/bitcoin-script-types.js'
import { keyOf, proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { drop, editInput, field, flip, put } from '../tamper.js'

describe.each(BITCOIN_ROWS)('$name', ({ name, segwit }) => {
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

/** A finished review, as it would be if something had gone wrong behind it. */
const faulty = (change: Partial<ReviewFacts>, own = vault, one = signedBy(vault, psbt, 1, 2)) =>
  makeReviewed({ ...review(own, one).facts, findings: [], ...change })

describe('what is finished is read again', () => {
  test('a transaction that is not the one that was reviewed is not handed out', () => {
    const transaction = unsignedTransaction(psbt)
    const [first, ...rest] = transaction.inputs as [(typeof transaction.inputs)[number]]
    const other = { ...transaction, inputs: [{ ...first, scriptSig: Uint8Array.of(0) }, ...rest] }
    expect(() => finalize(faulty({ transaction: other }))).toThrowCode('psbt.changed')
    expect(finalize(faulty({ transaction })).txid).toBe(transactionId(transaction))
  })

  test('nor one whose PSBT was changed since it was reviewed', () => {
    const whole = signedBy(vault, psbt, 1, 2)
    const bytes = whole.outputs.map(({ script }) => Uint8Array.from(script))
    const mine = {
      ...whole,
      outputs: whole.outputs.map((one, i) => ({ ...one, script: bytes[i] as Uint8Array })),
    }
    const reviewed = review(vault, mine)
    const last = bytes[0]?.length as number
    bytes[0]?.set([0xff], last - 1)
    expect(() => finalize(reviewed)).toThrowCode('psbt.changed')
  })

  test.each(['scriptSig', 'witness'] as const)('nor one whose %s became another on the way', part => {
    let spends = 0
    const fault = (spend: Spend): Spend => {
      if (++spends !== 2) return spend
      let reads = 0
      const wrong = part === 'witness' ? [] : Uint8Array.of(0)
      return Object.defineProperty({ ...spend }, part, {
        enumerable: true,
        get: () => (++reads === 1 ? spend[part] : wrong),
      })
    }
    const inputs = review(vault, signedBy(vault, psbt, 1, 2)).facts.inputs.map(input => {
      const { address } = input as { address: VaultAddress }
      const open: Lock['open'] = signatures => {
        const opening = address.lock.open(signatures)
        return opening && { ...opening, spend: fault(opening.spend) }
      }
      return { ...input, address: { ...address, lock: { open } as Lock } }
    })
    expect(() => finalize(faulty({ inputs }))).toThrowCode('transaction.self-check')
  })
})

test('a transaction may have as much weight as nodes relay, and no more (J11)', () => {
  const legacy = vaultOf({ scriptType: 'p2sh' })
  const proposal = proposalOf(legacy)
  const weighing = (length: number) => {
    const heavy: Psbt = {
      ...proposal,
      outputs: [...proposal.outputs, { value: 0n, script: new Uint8Array(length).fill(0x6a), fields: [] }],
    }
    const signed = [1, 2].reduce(
      (one, officer) =>
        sign(makeReviewed({ ...review(legacy, one).facts, findings: [] }), keyOf(legacy, officer)).psbt,
      heavy,
    )
    return () => finalize(faulty({}, legacy, signed))
  }
  const { mostWeight } = legacy.network.relay
  const bare = weighing(99_000)().weight
  const most = 99_000 + (mostWeight - bare) / 4
  expect(weighing(most)().weight).toBe(mostWeight)
  expect(weighing(most + 1)).toThrowCode('transaction.too-heavy')
})
