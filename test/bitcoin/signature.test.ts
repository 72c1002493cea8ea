import { script as oracle } from 'bitcoinjs-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '../../src/base/bytes.js'
import { type Digest32, sha256 } from '../../src/base/hash.js'
import { publicKeyOf, signLowR, verifyEcdsa } from '../../src/bitcoin/secp256k1.js'
import { legacySighasher } from '../../src/bitcoin/sighash.js'
import {
  decodeSignature,
  encodeSignature,
  hasLowR,
  hasLowS,
  SIGHASH_ALL,
} from '../../src/bitcoin/signature.js'
import { transactionId } from '../../src/bitcoin/transaction.js'
import { ECDSA } from '../../src/spend/multisig/form.js'
import { type VectorCase, vectors } from '../support/vectors.js'
import { assemble, stackOf } from './asm.js'

const EMPTY = new Uint8Array(0)
const signature64 = signLowR(sha256(), sha256(Uint8Array.of(1)))
const encoded = encodeSignature(signature64)

const integer32 = fc
  .tuple(fc.integer({ min: 0, max: 31 }), fc.uint8Array({ minLength: 32, maxLength: 32 }))
  .map(([zeros, bytes]) =>
    Uint8Array.from(bytes, (byte, i) => (i < zeros ? 0 : i === zeros ? byte | 1 : byte)),
  )

test('encoding is that of another library, and decoding is its inverse', () => {
  fc.assert(
    fc.property(integer32, integer32, fc.constantFrom(1, 2, 3, 0x81, 0x82, 0x83), (r, s, type) => {
      const bytes = encodeSignature(concat(r, s), type)
      expect(bytes).toEqual(oracle.signature.encode(concat(r, s), type))
      expect(decodeSignature(bytes)).toEqual({ signature64: concat(r, s), sighashType: type })
    }),
  )
})

test.each(['00', '01', '7f', '80', '81', 'ff'])(
  'integers that begin with %s are as long as they need',
  head => {
    const integer = (zeros: number) =>
      concat(new Uint8Array(zeros), fromHex(head), new Uint8Array(31 - zeros).fill(9))
    for (const [r, s] of [
      [integer(0), integer(7)],
      [integer(31), integer(30)],
    ] as const) {
      const bytes = encodeSignature(concat(r, s))
      expect(toHex(bytes)).toBe(toHex(oracle.signature.encode(concat(r, s), SIGHASH_ALL)))
      expect(decodeSignature(bytes).signature64).toEqual(concat(r, s))
    }
  },
)

test('whatever is decoded is encoded to the same bytes', () => {
  fc.assert(
    fc.property(fc.nat({ max: encoded.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
      const flipped = Uint8Array.from(encoded)
      flipped[at] = (flipped[at] as number) ^ (1 << bit)
      let decoded: ReturnType<typeof decodeSignature>
      try {
        decoded = decodeSignature(flipped)
      } catch (error) {
        expect(error).toThrowCode('signature.not-der')
        return
      }
      expect(toHex(encodeSignature(decoded.signature64, decoded.sighashType))).toBe(toHex(flipped))
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['nothing', EMPTY],
  ['the type alone', Uint8Array.of(1)],
  ['no type behind it', encoded.subarray(0, -1)],
  ['a byte behind it', concat(encoded, Uint8Array.of(1))],
  ['r of 33 bytes that count', fromHex(`3026022101${'11'.repeat(32)}02010101`)],
  ['a truncated head', fromHex('3006')],
])('%s is not DER', (_, bytes) => {
  expect(() => decodeSignature(bytes)).toThrowCode('signature.not-der')
})

test('every truncation is refused', () => {
  for (let length = 0; length < encoded.length; length++)
    expect(() => decodeSignature(encoded.subarray(0, length))).toThrowCode('signature.not-der')
})

describe('low halves', () => {
  const half = fromHex('7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0')
  const above = fromHex('7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1')
  test('of s reach up to half the group order', () =>
    expect([half, above].map(s => hasLowS(concat(new Uint8Array(32), s)))).toEqual([true, false]))
  test('of r are those that need no padding', () => {
    const r = (first: number) => concat(Uint8Array.of(first), new Uint8Array(63))
    expect([0x7f, 0x80].map(first => hasLowR(r(first)))).toEqual([true, false])
  })
})

/** Bitcoin Core's cases whose scriptSig is nothing but pushes and whose script needs no interpreter. */
function pushesOf(one: VectorCase): Uint8Array[] {
  const scriptSig = assemble(one.script_sig_asm)
  return (scriptSig && stackOf(scriptSig)) ?? []
}

const derCases = vectors('core_script_tests').filter(
  one => one.expected === 'SIG_DER' && pushesOf(one).length > 0,
)

describe.skipIf(derCases.length === 0)(`core_script_tests, SIG_DER (${derCases.length} of 26)`, () => {
  test.each(derCases)('$id $comment', one => {
    const items = pushesOf(one).filter(item => item.length > 0)
    const refused = items.filter(item => {
      try {
        decodeSignature(item)
        return false
      } catch {
        return true
      }
    })
    expect(refused.length).toBeGreaterThan(0)
    for (const item of refused) expect(() => decodeSignature(item)).toThrowCode('signature.not-der')
  })
})

/** The digest that a case of script_tests signs: one output of nothing, spent by one input to nobody. */
function digestOf(scriptPubKey: Uint8Array) {
  const crediting = {
    version: 1,
    locktime: 0,
    inputs: [
      {
        ...{ txid: '00'.repeat(32), vout: 0xffffffff, sequence: 0xffffffff },
        ...{ scriptSig: Uint8Array.of(0, 0), witness: [] },
      },
    ],
    outputs: [{ value: 0n, script: scriptPubKey }],
  }
  const input = { txid: transactionId(crediting), vout: 0, sequence: 0xffffffff }
  const spending = {
    version: 1,
    locktime: 0,
    inputs: [{ ...input, scriptSig: EMPTY, witness: [] }],
    outputs: [{ value: 0n, script: EMPTY }],
  }
  return legacySighasher(spending)(0, { scriptCode: scriptPubKey, value: 0n })
}

/** The keys of a bare multisig script of compressed keys, in order; none where it is something else. */
function keysIn(script: Uint8Array): Uint8Array[] {
  const count = (script.length - 3) / 34
  const whole = Number.isInteger(count) && script.at(-1) === 0xae && script.at(-2) === 0x50 + count
  return whole ? Array.from({ length: count }, (_, i) => script.subarray(2 + 34 * i, 35 + 34 * i)) : []
}

// Bare scripts of compressed keys alone, spent by as many signatures as there are keys.
const multisigCases = vectors('core_script_tests').flatMap(one => {
  const script = assemble(one.script_pubkey_asm)
  const stack = pushesOf(one)
  const keys = script ? keysIn(script) : []
  return script && keys.length > 1 && stack.length === keys.length + 1
    ? [{ ...one, expected: `${one.expected}`, flags: `${one.flags}`, script, stack, keys }]
    : []
})

describe.skipIf(multisigCases.length === 0)(`core_script_tests, N-of-N (${multisigCases.length})`, () => {
  test.each(multisigCases)('$id $comment', ({ script, stack, keys, expected, flags }) => {
    const onStack = ECDSA.read(stack, keys.length)?.map(({ signature }) => signature)
    // BIP 147: nothing but an empty dummy, whatever the flags of the case allow.
    if (stack[0]?.length !== 0) return expect(onStack).toBeUndefined()
    const valid = onStack?.every((item, i) => isSignature(item, keys[i] as Uint8Array, digestOf(script)))
    const lenient = expected === 'OK' && !flags.split(',').includes('DERSIG') && !valid
    expect(valid || lenient).toBe(expected === 'OK')
  })
})

function isSignature(item: Uint8Array, key: Uint8Array, digest: Digest32): boolean {
  try {
    const { signature64: rs, sighashType } = decodeSignature(item)
    return sighashType === SIGHASH_ALL && verifyEcdsa(digest, key, rs)
  } catch {
    return false
  }
}

test('a signature that a key made verifies as what the bytes say', () => {
  const { signature64: read, sighashType } = decodeSignature(encoded)
  expect(sighashType).toBe(SIGHASH_ALL)
  expect(verifyEcdsa(sha256(), publicKeyOf(sha256(Uint8Array.of(1))), read)).toBe(true)
})
