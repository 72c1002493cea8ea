import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import { hash160 } from '../../src/base/hash.js'
import { publicKeyOf } from '../../src/bitcoin/secp256k1.js'
import { NETWORKS } from '../../src/chain/network.js'
import { encodeBase58Check } from '../../src/keys/base58check.js'
import { ExtendedPrivateKey, ExtendedPublicKey } from '../../src/keys/extended-key.js'
import { HARDENED, parsePath } from '../../src/keys/path.js'
import { eachVector } from '../support/vectors.js'

const { mainnet, testnet, signet, regtest } = NETWORKS
const seed = new Uint8Array(64).fill(7)
const master = () => ExtendedPrivateKey.fromSeed(seed, mainnet)
const account = () => master().derive(parsePath('48h/0h/0h/2h'))

eachVector(
  'bip32',
  ({ seed_hex, chain }) => {
    const root = ExtendedPrivateKey.fromSeed(fromHex(seed_hex), mainnet)
    for (const { path, xprv, xpub } of chain) {
      const key = root.derive(parsePath(path))
      expect(key.serializePrivate()).toBe(xprv)
      expect(key.neuter().toString()).toBe(xpub)
      expect(ExtendedPublicKey.parse(xpub, mainnet).toString()).toBe(xpub)
      expect(ExtendedPrivateKey.parse(xprv, mainnet).neuter().toString()).toBe(xpub)
    }
  },
  'valid',
)

eachVector(
  'bip32',
  ({ extended_key: text }) => {
    const code = text.startsWith('xprv') ? 'extended-key.private' : 'extended-key.malformed'
    expect(() => ExtendedPublicKey.parse(text, mainnet)).toThrowCode(code)
    expect(() => ExtendedPrivateKey.parse(text, mainnet)).toThrowCode('extended-key.malformed')
  },
  'invalid',
)

test('the public key of a child alone is that of the whole child', () => {
  const parent = account().neuter()
  fc.assert(
    fc.property(fc.integer({ min: 0, max: HARDENED - 1 }), index => {
      expect(parent.childPublicKey(index)).toEqual(parent.child(index).publicKey)
    }),
  )
  const deepest = Array.from({ length: 251 }).reduce((key: ExtendedPublicKey) => key.child(0), parent)
  expect(deepest.depth).toBe(255)
  expect(() => deepest.childPublicKey(0)).toThrowCode('path.too-deep')
  expect(() => parent.childPublicKey(HARDENED)).toThrowCode('path.unusual')
  for (const index of [-1, 0.5, Number.NaN]) {
    expect(() => parent.childPublicKey(index)).toThrowCode('path.malformed')
  }
})

describe('an extended public key', () => {
  const xpub = account().neuter()

  test('says where it stands', () => {
    const parent = master().derive(parsePath('48h/0h/0h'))
    expect(xpub.depth).toBe(4)
    expect(xpub.childNumber).toBe(2 + HARDENED)
    expect(xpub.parentFingerprint).toBe(parent.fingerprint)
    expect(xpub.fingerprint).toBe(toHex(hash160(xpub.publicKey)).slice(0, 8))
    expect(xpub.chainCode).toHaveLength(32)
    expect(master().neuter().parentFingerprint).toBe('00000000')
  })

  test('goes through its 78 bytes and back', () => {
    expect(xpub.bytes78).toHaveLength(78)
    expect(encodeBase58Check(xpub.bytes78)).toBe(xpub.toString())
    expect(ExtendedPublicKey.fromBytes78(xpub.bytes78, mainnet).toString()).toBe(xpub.toString())
    expect(JSON.stringify({ xpub })).toBe(`{"xpub":"${xpub}"}`)
  })

  test('derives what the private half derives', () => {
    const level = fc.integer({ min: 0, max: HARDENED - 1 })
    fc.assert(
      fc.property(fc.array(level, { maxLength: 3 }), path => {
        const child = xpub.derive(path)
        expect(child.toString()).toBe(account().derive(path).neuter().toString())
        expect(path.reduce((key, index) => key.child(index), xpub).toString()).toBe(child.toString())
      }),
      { numRuns: 15 },
    )
  })

  test.each([HARDENED, 0xffffffff, 2 ** 40, Infinity])('cannot derive the hardened child %d', index => {
    expect(() => xpub.child(index)).toThrowCode('path.unusual')
    expect(() => xpub.derive([0, index])).toThrowCode('path.unusual')
  })

  test.each([-1, 0.5, Number.NaN])('knows no child %d', index => {
    expect(() => xpub.child(index)).toThrowCode('path.malformed')
    expect(() => account().derive([index])).toThrowCode('path.malformed')
  })

  test('knows no level below 255', () => {
    const bytes = xpub.bytes78
    bytes[4] = 255
    const deepest = ExtendedPublicKey.fromBytes78(bytes, mainnet)
    expect(() => deepest.child(0)).toThrowCode('path.too-deep')
  })

  test('belongs to one family of networks', () => {
    const tpub = ExtendedPrivateKey.fromSeed(seed, testnet).neuter()
    expect(tpub.toString()).toMatch(/^tpub/)
    expect(ExtendedPublicKey.parse(`${tpub}`, signet).toString()).toBe(`${tpub}`)
    expect(ExtendedPublicKey.parse(`${tpub}`, regtest).bytes78).toEqual(tpub.bytes78)
    expect(() => ExtendedPublicKey.parse(`${tpub}`, mainnet)).toThrowCode('extended-key.network')
    expect(() => ExtendedPublicKey.parse(`${xpub}`, testnet)).toThrowCode('extended-key.network')
    expect(() => ExtendedPublicKey.fromBytes78(xpub.bytes78, regtest)).toThrowCode('extended-key.network')
  })

  test.each([
    ['nothing', ''],
    ['white space before it', ` ${xpub}`],
    ['a newline behind it', `${xpub}\n`],
    ['a path behind it', `${xpub}/0/1`],
    ['a missing end', `${xpub}`.slice(0, -1)],
    ['another case', `${xpub}`.toUpperCase()],
    ['a bare public key', toHex(xpub.publicKey)],
    ['a private key in WIF', encodeBase58Check(Uint8Array.of(0x80, ...new Uint8Array(32).fill(9), 1))],
    ['too few bytes', encodeBase58Check(xpub.bytes78.subarray(0, 77))],
    ['too many bytes', encodeBase58Check(Uint8Array.of(...xpub.bytes78, 0))],
    ['a SLIP 132 spelling', encodeBase58Check(withVersion(xpub.bytes78, 0x02aa7ed3))],
  ])('is not read from %s', (_, text) => {
    expect(() => ExtendedPublicKey.parse(text, mainnet)).toThrowCode('extended-key.malformed')
  })

  test.each([0, 3, 4, 77, 79])('is not read from %d bytes', length => {
    const bytes = new Uint8Array(length)
    bytes.set(xpub.bytes78.subarray(0, length))
    expect(() => ExtendedPublicKey.fromBytes78(bytes, mainnet)).toThrowCode('extended-key.malformed')
  })

  test('is on the curve', () => {
    const bytes = xpub.bytes78
    bytes.set(new Uint8Array(31), 46)
    bytes[77] = 7
    expect(() => ExtendedPublicKey.fromBytes78(bytes, mainnet)).toThrowCode('extended-key.malformed')
  })

  test('reads no bytes but its own', () => {
    fc.assert(
      fc.property(fc.nat(77), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = xpub.bytes78
        bytes[at] = (bytes[at] as number) ^ flip
        try {
          expect(ExtendedPublicKey.fromBytes78(bytes, mainnet).bytes78).toEqual(bytes)
        } catch (error) {
          expect((error as { code: string }).code).toMatch(/^extended-key\./)
        }
      }),
    )
  })
})

describe('a private key where a public one is expected', () => {
  const xprv = account().serializePrivate()
  const tprv = ExtendedPrivateKey.fromSeed(seed, testnet).serializePrivate()
  const zprv = encodeBase58Check(withVersion(privateBytes(), 0x02aa7a99))

  test.each([xprv, tprv, zprv, `${xprv}\n`, ` ${xprv}`, xprv.slice(0, -1), `${xprv}/0/*`])(
    'is refused and not repeated (%#)',
    text => {
      expect(() => ExtendedPublicKey.parse(text, mainnet)).toThrowCode('extended-key.private')
      expect(everythingThrownBy(() => ExtendedPublicKey.parse(text, mainnet))).not.toContain(
        text.slice(8, 30),
      )
    },
  )

  test('is refused in bytes', () => {
    expect(() => ExtendedPublicKey.fromBytes78(privateBytes(), mainnet)).toThrowCode('extended-key.private')
  })
})

describe('an extended private key', () => {
  test('has its halves', () => {
    const key = account()
    expect(key.publicKey).toEqual(publicKeyOf(key.privateKey))
    expect(key.publicKey).toEqual(key.neuter().publicKey)
    expect(key.fingerprint).toBe(key.neuter().fingerprint)
    expect(ExtendedPrivateKey.parse(key.serializePrivate(), mainnet).privateKey).toEqual(key.privateKey)
  })

  test('shows itself to nobody', () => {
    const key = account()
    const secrets = [toHex(key.privateKey), key.serializePrivate()]
    const views = [
      `${key}`,
      JSON.stringify({ key }),
      inspect({ key }, { depth: 9, showHidden: true }),
      Object.entries(key).join(),
    ]
    for (const view of views) for (const secret of secrets) expect(view).not.toContain(secret)
    expect(`${key}`).toBe('[private]')
    expect(JSON.stringify(key)).toBe('"[private]"')
    expect(inspect(key)).toBe('[private]')
  })

  test('is gone when wiped, and leaves what was derived from it', () => {
    const key = account()
    const [bytes, xpub, child] = [key.privateKey, key.neuter(), key.derive([0])]
    const [text, childText] = [xpub.toString(), child.serializePrivate()]
    key.wipe()
    key.wipe()
    expect(bytes).toEqual(new Uint8Array(32))
    expect(xpub.toString()).toBe(text)
    expect(child.serializePrivate()).toBe(childText)
    for (const use of [
      () => key.privateKey,
      () => key.publicKey,
      () => key.fingerprint,
      () => key.neuter(),
      () => key.derive([0]),
      () => key.serializePrivate(),
    ]) {
      expect(use).toThrowCode('internal.bug')
    }
    expect(`${key}`).toBe('[private]')
  })

  test('deriving leaves the key it starts from as it was', () => {
    const key = account()
    const text = key.serializePrivate()
    key.derive([0, 1, 2])
    expect(key.serializePrivate()).toBe(text)
    // An empty path gives a copy: whoever wipes it leaves the key that it came from alone.
    const copy = key.derive([])
    expect(copy.serializePrivate()).toBe(key.serializePrivate())
    copy.wipe()
    expect(key.privateKey.some(byte => byte !== 0)).toBe(true)
  })

  test.each([0, 15, 65])('needs a seed of 16 to 64 bytes, not %d', length => {
    expect(() => ExtendedPrivateKey.fromSeed(new Uint8Array(length), mainnet)).toThrowCode(
      'extended-key.malformed',
    )
  })

  test('is not read from a public key, nor on another network', () => {
    expect(() => ExtendedPrivateKey.parse(account().neuter().toString(), mainnet)).toThrowCode(
      'extended-key.malformed',
    )
    expect(() => ExtendedPrivateKey.parse('', mainnet)).toThrowCode('extended-key.malformed')
    expect(() => ExtendedPrivateKey.parse(account().serializePrivate(), testnet)).toThrowCode(
      'extended-key.network',
    )
  })
})

function privateBytes(): Uint8Array {
  const bytes = withVersion(account().neuter().bytes78, 0x0488ade4)
  bytes.set([0, ...account().privateKey], 45)
  return bytes
}

function withVersion(bytes78: Uint8Array, version: number): Uint8Array {
  const copy = bytes78.slice()
  new DataView(copy.buffer).setUint32(0, version)
  return copy
}

function everythingThrownBy(attempt: () => unknown): string {
  try {
    attempt()
    return ''
  } catch (error) {
    return inspect(error, { depth: 9, showHidden: true })
  }
}
