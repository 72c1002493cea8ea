import { createHash } from 'node:crypto'
import { Transaction as Oracle } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { concat, fromBase64, fromHex, toHex, utf8 } from '../../../src/base/bytes.js'
import { sized, uint64 } from '../../../src/bitcoin/byte-writer.js'
import { witnessScript } from '../../../src/bitcoin/standard-scripts.js'
import { decodeTransaction, encodeTransaction } from '../../../src/bitcoin/transaction.js'
import { convertPsbt } from '../../../src/psbt/codec/convert.js'
import { decodePsbt } from '../../../src/psbt/codec/decode.js'
import { encodeProprietary } from '../../../src/psbt/codec/proprietary.js'
import { type Psbt, unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
import { labelField } from '../../../src/psbt/notes.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { sign } from '../../../src/psbt/roles/signer.js'
import type { Lock } from '../../../src/spend/lock.js'
import { BITCOIN_SCRIPT_TYPES } from '../../support/bitcoin-script-types.js'
import { multisigIn } from '../../support/locks.js'
import { findingsOf, keyOf, proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { eachVector, vectors } from '../../support/vectors.js'
import { EMPTY } from '../samples.js'
import { editOutput, put } from '../tamper.js'

const vault = vaultOf()
const psbt = proposalOf(vault, { notes: { memo: 'rent', reference: '7' } })

describe.each(BITCOIN_SCRIPT_TYPES)('%s', scriptType => {
  const own = vaultOf({ scriptType })
  const proposal = proposalOf(own)
  const { facts } = review(own, proposal)

  test('a proposal of this program has nothing to object to', () => {
    expect(facts.findings).toEqual([])
    expect(facts.inputs.every(({ proven }) => proven)).toBe(true)
    expect(facts.inputs.map(({ value }) => value).sort()).toEqual([50_000_000n, 60_000_000n])
    expect(facts.outputs.map(({ kind }) => kind).sort()).toEqual(['change', 'payment'])
  })

  test('the sums are those of coins and outputs', () => {
    const { in: spent, out, payments, change, self, fee } = facts.totals
    expect([spent, payments, self]).toEqual([110_000_000n, 100_000_000n, 0n])
    expect([out, fee]).toEqual([payments + change, spent - out])
  })

  test('every digest to sign is that of another library', () => {
    const oracle = Oracle.fromBuffer(encodeTransaction(facts.transaction))
    facts.inputs.forEach(({ address, value, challenges }, i) => {
      const code = multisigIn(address?.lock as Lock)
      const expected =
        scriptType === 'p2sh'
          ? oracle.hashForSignature(i, code, 1)
          : oracle.hashForWitnessV0(i, code, value as bigint, 1)
      expect(challenges).toHaveLength(3)
      for (const { digest } of challenges) expect(toHex(digest)).toBe(toHex(expected))
    })
  })
})

test('the digest is what its docstring says, with the runtime’s hash alone', () => {
  const hash = (...parts: Uint8Array[]) =>
    createHash('sha256')
      .update(concat(...parts))
      .digest()
  const tag = hash(utf8('ringi/proposal'))
  const { facts } = review(vault, editOutput(psbt, 1, put(labelField('wages'))))
  expect(facts.outputs.map(({ label }) => label)).toEqual([undefined, 'wages'])
  const expected = hash(
    ...[tag, tag, fromHex(vault.digest.hex), sized(encodeTransaction(unsignedTransaction(psbt)))],
    ...[Uint8Array.of(2), ...facts.inputs.map(({ value }) => uint64(value as bigint))],
    ...[sized(utf8('rent')), sized(utf8('7'))],
    ...facts.outputs.map(({ label }) => sized(utf8(label ?? ''))),
  )
  expect(facts.digest.hex).toBe(expected.toString('hex'))
  expect(facts.digest.words.split(' ')).toHaveLength(12)
})

test('signatures and the version of the format do not change the digest, everything that is paid does', () => {
  const digestOf = (one: Psbt) => review(vault, one).facts.digest.hex
  const digest = digestOf(psbt)
  for (const same of [signedBy(vault, psbt, 1, 2), convertPsbt(psbt, 2)]) expect(digestOf(same)).toBe(digest)
  const others = [
    proposalOf(vault),
    proposalOf(vault, { notes: { memo: 'rent7', reference: '' } }),
    proposalOf(vault, { notes: { memo: 'rent', reference: '7' }, height: 1 }),
    editOutput(psbt, 0, output => ({ ...output, value: output.value - 1n })),
  ].map(digestOf)
  expect(new Set([digest, ...others]).size).toBe(5)
  expect(review(vaultOf({ name: 'x' }), psbt).facts.digest.hex).not.toBe(digest)
})

test('another vault’s proposal is refused as a whole', () => {
  for (const other of [
    vaultOf({ required: 1 }),
    vaultOf({ sorted: false, of: 4 }),
    vaultOf({ scriptType: 'p2sh' }),
  ])
    expect(findingsOf(other, psbt)).toContain('block:input.not-ours')
})

describe('what cannot become a transaction', () => {
  const [first] = psbt.inputs as [Psbt['inputs'][number]]
  const output = { value: 1n, script: EMPTY, fields: [] }
  const memo = encodeProprietary('ringi', 0, EMPTY, Uint8Array.of(0xff))
  test.each([
    ['no inputs', { inputs: [] }, 'psbt.no-inputs'],
    ['no outputs', { outputs: [] }, 'psbt.no-outputs'],
    ['a coin twice', { inputs: [first, first] }, 'psbt.duplicate-input'],
    ['less than nothing', { outputs: [{ ...output, value: -1n }] }, 'amount.out-of-range'],
    ['more than everything', { outputs: [{ ...output, value: 2n ** 62n }] }, 'amount.out-of-range'],
    [
      'a sum above everything',
      { outputs: Array.from({ length: 2 }, () => ({ ...output, value: 2_000_000_000_000_000n })) },
      'amount.out-of-range',
    ],
    ['a memo that is no text', { fields: [memo] }, 'psbt.memo-malformed'],
  ] as const)('%s', (_, changes, code) => {
    expect(() => review(vault, { ...psbt, ...changes })).toThrowCode(code)
  })
})

// Found by trying: witness programs whose addresses agree at both ends with those of a spent coin and of the change.
test.each([
  ['a coin', '5ac745503f3757550000000000000000000000000000000000000000f9180600'],
  ['the change', '4e63beea7f4e1df900000000000000000000000000000000000000004e200200'],
])('a payment to an address like that of %s is warned of (C5)', (_, program) => {
  const script = witnessScript({ version: 0, program: fromHex(program) })
  const outputs = [{ value: 1_000n, script, fields: [] }, ...psbt.outputs]
  expect(review(vault, { ...psbt, outputs }).facts.findings).toContainEqual(
    expect.objectContaining({ severity: 'warn', code: 'output.look-alike', where: { output: 0 } }),
  )
})

test('progress is told input by input', () => {
  const seen: number[][] = []
  review(vault, psbt, { onProgress: (done, total) => seen.push([done, total]) })
  expect(seen).toEqual([
    [1, 2],
    [2, 2],
  ])
})

// No vault can have these coins, so a review finds more than one thing wrong with each; signing refuses for the first.
eachVector(
  'bip174',
  ({ psbt_base64 }) => {
    const reviewed = review(vault, decodePsbt(fromBase64(psbt_base64)))
    expect(reviewed.blocking).toBeDefined()
    expect(() => sign(reviewed, keyOf(vault, 1))).toThrow()
  },
  'signer_failure',
)

const badTransactions = vectors('core_tx_invalid').filter(({ flags }) => flags.includes('BADTX'))

test.skipIf(badTransactions.length === 0)('core_tx_invalid, BADTX: none of the nine can be signed', () => {
  expect(badTransactions).toHaveLength(9)
  for (const { transaction_hex } of badTransactions) {
    const { inputs, outputs, version, locktime } = decodeTransaction(fromHex(transaction_hex))
    const claim: Psbt = {
      ...{ version: 0, txVersion: version, fallbackLocktime: locktime, fields: [] },
      inputs: inputs.map(({ txid, vout, sequence }) => ({ txid, vout, sequence, fields: [] })),
      outputs: outputs.map(({ value, script }) => ({ value, script, fields: [] })),
    }
    expect(() => sign(review(vault, claim), keyOf(vault, 1))).toThrow()
  }
})
