import {
  createVirtualMachineBch2023,
  createVirtualMachineBch2026,
  decodeTransactionBch,
} from '@bitauth/libauth'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, fromHex } from '../../src/base/bytes.js'
import { encodeTransaction, transactionId } from '../../src/bitcoin/transaction.js'
import { sats } from '../../src/chain/amount.js'
import { parseFeeRate } from '../../src/chain/fee-rate.js'
import { independentVerifier } from '../../src/platform/independent-verifier.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { type FinalTransaction, finalize } from '../../src/psbt/roles/finalizer.js'
import { propose } from '../../src/psbt/roles/proposal.js'
import { verify } from '../../src/psbt/roles/verifier.js'
import { confirmTransaction } from '../../src/second-opinion/index.js'
import type { Vault } from '../../src/vault/vault.js'
import { FULL } from '../support/program.js'
import { fundingOf, fundsOf, paymentOf, proposalOf, signedBy, vaultOf } from '../support/rehearsal.js'

const shape = fc.integer({ min: 1, max: 15 }).chain(of =>
  fc.record({
    of: fc.constant(of),
    required: fc.integer({ min: 1, max: of }),
    scriptType: fc.constantFrom('p2sh20' as const, 'p2sh32' as const),
    scheme: fc.constantFrom('ecdsa' as const, 'schnorr' as const),
    sorted: fc.boolean(),
    network: fc.constant('bchreg' as const),
    team: fc.shuffledSubarray(
      Array.from({ length: of }, (_, i) => i + 1),
      { minLength: of },
    ),
    psbtVersion: fc.constantFrom<0 | 2>(0, 2),
  }),
)

const MACHINES = [createVirtualMachineBch2023(true), createVirtualMachineBch2026(true)]

/** What the consensus and relay rules of 2023 and of 2026 say of a transaction that spends coins of the vault. */
function verdicts(vault: Vault, { bytes, transaction }: FinalTransaction): unknown[] {
  const decoded = decodeTransactionBch(bytes)
  if (typeof decoded === 'string') return [decoded]
  const coins = new Map(
    DEPOSITS.map((deposit, i) => {
      const funding = fundingOf(vault, deposit, i)
      return [transactionId(funding), funding.outputs[1]] as const
    }),
  )
  const sourceOutputs = transaction.inputs.map(({ txid }) => {
    const { value = 0n, script = new Uint8Array(0) } = coins.get(txid) ?? {}
    return { valueSatoshis: value, lockingBytecode: script }
  })
  return MACHINES.map(machine => machine.verify({ sourceOutputs, transaction: decoded }))
}

const DEPOSITS = [{ value: 60_000_000n }, { branch: 1, index: 3, value: 50_000_000n }] as const

test('whatever a vault finishes, the machine of the chain takes', async () => {
  await fc.assert(
    fc.asyncProperty(shape, async ({ team, psbtVersion, ...one }) => {
      const vault = vaultOf(one)
      const psbt = signedBy(vault, proposalOf(vault, { psbtVersion }), ...team.slice(0, one.required))
      const reviewed = review(vault, decodePsbt(encodePsbt(psbt)))
      const final = finalize(reviewed)
      expect(verdicts(vault, final)).toEqual(MACHINES.map(() => true))
      expect(Number(final.fee)).toBeGreaterThanOrEqual(5 * final.vsize)
      expect(Number(final.fee)).toBeLessThanOrEqual(5.1 * final.vsize)
      const { signedBy: names, ...rest } = final
      expect(verify(vault, rest.transaction, { proposal: reviewed }).findings).toEqual([])
      expect(names.every(places => places.length === one.required)).toBe(true)
      await confirmTransaction(final.bytes, encodePsbt(psbt), independentVerifier(), vault.network.chain)
    }),
    { numRuns: FULL ? 200 : 4 },
  )
})

test('the machine takes the longest and the leanest there are', () => {
  for (const one of [
    { required: 15, of: 15, scheme: 'ecdsa', scriptType: 'p2sh20' },
    { required: 1, of: 15, scheme: 'ecdsa', scriptType: 'p2sh32' },
    { required: 15, of: 15, scheme: 'schnorr', scriptType: 'p2sh32' },
  ] as const) {
    const vault = vaultOf({ ...one, network: 'bchreg' })
    const team = Array.from({ length: one.required }, (_, i) => i + 1)
    const final = finalize(review(vault, signedBy(vault, proposalOf(vault), ...team)))
    expect(verdicts(vault, final)).toEqual(MACHINES.map(() => true))
  }
})

test('a signature less, or one of another vault, and the machine refuses', () => {
  const vault = vaultOf({ scriptType: 'p2sh32', scheme: 'schnorr', network: 'bchreg' })
  const final = finalize(review(vault, signedBy(vault, proposalOf(vault), 1, 3)))
  const [first, ...others] = final.transaction.inputs
  if (first === undefined) throw new Error('no inputs')
  const scriptSig = Uint8Array.from(first.scriptSig, (byte, at) => (at === 5 ? byte ^ 1 : byte))
  const transaction = { ...final.transaction, inputs: [{ ...first, scriptSig }, ...others] }
  const forged = { ...final, transaction, bytes: encodeTransaction(transaction) }
  expect(verdicts(vault, forged)).not.toContain(true)
  expect(verify(vault, transaction).findings.map(({ code }) => code)).not.toEqual([])
})

const PREFIX = fromHex(`ef${'bb'.repeat(32)}1005`)

test('a coin with tokens is passed over, and refused where it is spent all the same (R3)', () => {
  const vault = vaultOf({ scriptType: 'p2sh32', network: 'bchreg' })
  const plain = fundingOf(vault, { value: 50_000_000n })
  const script = concat(PREFIX, vault.addressAt(0, 0).lock.scriptPubKey)
  const holding = {
    ...plain,
    outputs: plain.outputs.map((output, vout) => (vout === 1 ? { ...output, script } : output)),
  }
  const txid = transactionId(holding)
  const previous = new Map([[txid, encodeTransaction(holding)]])
  const coin = { outPoint: { txid, vout: 1 }, value: sats(50_000_000n), confirmations: 6 }
  const pay = (more: object, utxo: object = {}) =>
    propose(
      vault,
      { utxos: [{ ...coin, ...utxo }], previous },
      { payments: [paymentOf(1_000_000n, 0, vault.network)] },
      { feeRate: parseFeeRate('1') },
      more,
    )
  expect(() => pay({})).toThrowCode('coin.has-tokens')
  expect(() => pay({ coins: [coin.outPoint] })).toThrowCode('coin.has-tokens')
  // What a node prints has the script without them.
  const bare = { script: vault.addressAt(0, 0).lock.scriptPubKey }
  expect(() => pay({ coins: [coin.outPoint] }, bare)).toThrowCode('coin.has-tokens')
  expect(() => pay({}, { ...bare, hasTokens: true })).toThrowCode('coin.has-tokens')
})

test('a proposal that spends tokens, or makes some, is blocked (R3)', () => {
  const vault = vaultOf({ scriptType: 'p2sh20', network: 'bchreg' })
  const psbt = proposalOf(vault)
  const withOutput = {
    ...psbt,
    outputs: psbt.outputs.map(output => ({ ...output, script: concat(PREFIX, output.script) })),
  }
  expect(review(vault, withOutput).facts.findings.map(({ code }) => code)).toContain('output.has-tokens')
  const hidden = {
    ...psbt,
    outputs: psbt.outputs.map(output => ({ ...output, script: concat(Uint8Array.of(0xef), output.script) })),
  }
  expect(review(vault, hidden).facts.findings.map(({ code }) => code)).toContain('output.has-tokens')
  // The same proposal over a coin in whose output tokens stand before the script.
  const [input] = psbt.inputs
  if (input === undefined) throw new Error('no inputs')
  const plain = fundingOf(vault, DEPOSITS[0])
  const script = concat(PREFIX, vault.addressAt(0, 0).lock.scriptPubKey)
  const holding = {
    ...plain,
    outputs: plain.outputs.map((output, vout) => (vout === 1 ? { ...output, script } : output)),
  }
  const whole = { type: 0, keydata: new Uint8Array(0), value: encodeTransaction(holding) }
  const fields = [whole, ...input.fields.filter(({ type }) => type !== 0)]
  const spending = { ...psbt, inputs: [{ ...input, txid: transactionId(holding), fields }] }
  const reviewed = review(vault, spending)
  expect(reviewed.facts.findings.map(({ code }) => code)).toContain('coin.has-tokens')
  expect(() => signedBy(vault, spending, 1)).toThrowCode('coin.has-tokens')
  expect(() => finalize(reviewed)).toThrowCode('coin.has-tokens')
  expect(fundsOf(vault, [DEPOSITS[0]]).utxos).toHaveLength(1)
})
