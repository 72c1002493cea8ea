import { createHash } from 'node:crypto'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { independentVerifier, WITH_NOBLE, WITH_OPENSSL } from '../../src/platform/independent-verifier.js'
import { derOf } from '../../src/second-opinion/der.js'
import type { Verifier } from '../../src/second-opinion/verifier.js'

const crypto = vi.hoisted(() => ({ curves: undefined as string[] | undefined }))
vi.mock('node:crypto', async load => {
  const real = await load<typeof import('node:crypto')>()
  return { ...real, getCurves: () => crypto.curves ?? real.getCurves() }
})

const ORDER = secp256k1.Point.CURVE().n
const ALL = Buffer.of(1)

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const secret = (number: number) => sha(Buffer.from(`key ${number}`))
const keyOf = (number: number) => Buffer.from(secp256k1.getPublicKey(secret(number)))

/** DER as a libsecp256k1 of somebody else would make it, low S unless told. */
function derBy(number: number, preimage: Uint8Array, highS = false): Buffer {
  const made = secp256k1.sign(sha(sha(preimage)), secret(number), { prehash: false, lowS: true })
  const { r, s } = secp256k1.Signature.fromBytes(made)
  const signature = new secp256k1.Signature(r, highS ? ORDER - s : s)
  return Buffer.from(signature.toBytes('der'))
}

/** Yes, no, or what a verifier throws, which its caller takes for a no. */
const answer = async (by: Verifier, key: Buffer, signature: Buffer, preimage: Buffer) =>
  await (async () => by.verifies(key, derOf(signature, 1), preimage))().catch(() => false)

/** Both verifiers' answer, which has to be one. */
async function both(key: Buffer, signature: Buffer, preimage: Buffer): Promise<boolean> {
  const answers = [
    await answer(WITH_OPENSSL, key, signature, preimage),
    await answer(WITH_NOBLE, key, signature, preimage),
  ]
  expect(answers[0]).toBe(answers[1])
  return answers[0] as boolean
}

describe('OpenSSL and noble', () => {
  const preimage = Buffer.from('what is signed')
  const signature = Buffer.concat([derBy(1, preimage), ALL])

  it('agree that a signature is good', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(5), fc.uint8Array({ maxLength: 300 }), async (number, bytes) => {
        const made = Buffer.concat([derBy(number, bytes), ALL])
        expect(await both(keyOf(number), made, Buffer.from(bytes))).toBe(true)
        expect(await both(keyOf(number + 1), made, Buffer.from(bytes))).toBe(false)
      }),
      { numRuns: 30 },
    )
  })

  it('agree that one with any bit changed is not', async () => {
    for (let bit = 0; bit < signature.length * 8; bit++) {
      const changed = Buffer.from(signature)
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
      expect(await both(keyOf(1), changed, preimage)).toBe(false)
    }
  })

  it('refuse high S, which nodes do not relay', async () => {
    expect(await both(keyOf(1), Buffer.concat([derBy(1, preimage, true), ALL]), preimage)).toBe(false)
  })

  it('refuse DER that could be shorter, is cut off or has something behind', async () => {
    const der = derBy(1, preimage)
    const r = der.subarray(4, 4 + der.readUInt8(3))
    const s = der.subarray(6 + r.length)
    const sequence = (...parts: Buffer[]) => {
      const body = Buffer.concat(parts)
      return Buffer.concat([Buffer.of(0x30, body.length), body])
    }
    const integer = (value: Buffer) => Buffer.concat([Buffer.of(2, value.length), value])
    const zero = Buffer.of(0)
    const wrong = [
      sequence(integer(Buffer.concat([zero, r])), integer(s)),
      sequence(integer(r), integer(Buffer.concat([zero, s]))),
      sequence(integer(r), integer(s), zero),
      Buffer.concat([der, zero]),
      Buffer.concat([Buffer.of(0x30, 0x81, der.length - 2), der.subarray(2)]),
      sequence(integer(zero), integer(s)),
      sequence(integer(r), integer(zero)),
      sequence(integer(Buffer.alloc(0)), integer(s)),
      der.subarray(0, -1),
      Buffer.alloc(0),
    ]
    expect(sequence(integer(r), integer(s))).toEqual(der)
    for (const one of wrong) expect(await both(keyOf(1), Buffer.concat([one, ALL]), preimage)).toBe(false)
  })

  it('refuse keys that are no points', async () => {
    for (const key of [Buffer.alloc(33), Buffer.alloc(33, 2), Buffer.alloc(32, 2), Buffer.alloc(0)]) {
      expect(await both(key, signature, preimage)).toBe(false)
    }
  })
})

describe('independentVerifier', () => {
  it('is OpenSSL where it has the curve, noble elsewhere', async () => {
    expect(independentVerifier()).toBe(WITH_OPENSSL)
    crypto.curves = ['prime256v1']
    expect(independentVerifier()).toBe(WITH_NOBLE)
    crypto.curves = undefined
  })
})
