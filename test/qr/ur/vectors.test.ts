import { describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../../src/base/bytes.js'
import { sha256 } from '../../../src/base/hash.js'
import { NETWORKS } from '../../../src/chain/network.js'
import { ExtendedPublicKey } from '../../../src/keys/extended-key.js'
import { decodeBytewords, encodeBytewords } from '../../../src/qr/ur/bytewords.js'
import { decodeCbor, encodeCbor, Tagged } from '../../../src/qr/ur/cbor.js'
import { chooseDegree, chooseFragments, Xoshiro } from '../../../src/qr/ur/choose-fragments.js'
import { bigEndian32, crc32 } from '../../../src/qr/ur/crc32.js'
import { encodePart, FountainEncoder } from '../../../src/qr/ur/fountain.js'
import { UrJoiner } from '../../../src/qr/ur/joiner.js'
import { decodeAccountDescriptor, decodeCryptoAccount } from '../../../src/qr/ur/types/account.js'
import { decodeKey } from '../../../src/qr/ur/types/key.js'
import { decodeCryptoOutput, decodeOutputDescriptor } from '../../../src/qr/ur/types/output.js'
import { FIRST, SECOND } from '../../../src/qr/ur/types/tags.js'
import { formatUr, formatUrPart, parseUr } from '../../../src/qr/ur/ur.js'
import { eachVector, vectors } from '../../support/vectors.js'

/** Without origins, which the papers' own texts leave out, and with keys as what scripts are made of. */
const plain = (descriptor: string) =>
  descriptor
    .replaceAll("'", 'h')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/xpub\w+/g, text => {
      const { publicKey, chainCode } = ExtendedPublicKey.parse(text, NETWORKS.mainnet)
      return `${toHex(publicKey)} ${toHex(chainCode)}`
    })

eachVector(
  'ur',
  ({ ur, type, cbor_hex }) => {
    const { type: named, cbor } = parseUr(ur)
    expect([named, toHex(cbor as Uint8Array)]).toEqual([type, cbor_hex])
    expect(formatUr(type, fromHex(cbor_hex))).toBe(ur)
    expect(toHex(new UrJoiner(ur.toUpperCase()).finish().bytes)).toBe(cbor_hex)
    expect(toHex(encodeCbor(decodeCbor(fromHex(cbor_hex))))).toBe(cbor_hex)
  },
  'single_part',
)

// Where the data is absent, the notices of the others say so.
describe.skipIf(vectors('ur').length === 0)('what a UR says of descriptors and keys', () => {
  test('there are some of each', () =>
    expect(vectors('ur').filter(({ descriptor }) => descriptor).length).toBeGreaterThan(5))

  for (const { id, cbor_hex, descriptor, descriptors, extended_key } of vectors('ur')) {
    const cbor = () => decodeCbor(fromHex(cbor_hex))
    if (/^ur-crypto-output/.test(id))
      test(id, () => expect(plain(decodeCryptoOutput(cbor(), ''))).toBe(plain(descriptor)))
    if (id === 'ur-crypto-account')
      test(id, () => expect(decodeCryptoAccount(cbor()).map(plain)).toEqual(descriptors.map(plain)))
    if (id === 'ur-account-descriptor')
      test(id, () => expect(decodeAccountDescriptor(cbor()).map(plain)).toEqual(descriptors.map(plain)))
    if (id === 'ur-hdkey-1')
      test(id, () =>
        expect(() => decodeKey(new Tagged(SECOND.hdKey, cbor()), SECOND, '')).toThrowCode(
          'extended-key.private',
        ),
      )
    if (id === 'ur-hdkey-2')
      test(id, () => expect(decodeKey(new Tagged(SECOND.hdKey, cbor()), SECOND, '')).toContain(extended_key))
    if (id === 'ur-crypto-hdkey')
      test(id, () => expect(decodeKey(new Tagged(FIRST.hdKey, cbor()), FIRST, '')).toContain(extended_key))
  }
})

/** What Ringi has no use for: addresses, and private keys. */
const REFUSED: Readonly<Record<string, string>> = {
  'ur-output-descriptor-2': 'qr.malformed',
  'ur-output-descriptor-3': 'extended-key.private',
}

eachVector(
  'ur',
  ({ id, cbor_hex, descriptor }) => {
    const tagged = decodeCbor(fromHex(cbor_hex)) as Tagged
    const refusal = REFUSED[id]
    const read = () => decodeOutputDescriptor(tagged.value, '')
    if (refusal === undefined) expect(read().replaceAll('h', "'")).toBe(descriptor.replaceAll('h', "'"))
    else expect(read).toThrowCode(refusal as 'qr.malformed')
  },
  'cbor_only',
)

eachVector(
  'ur',
  ({ type, parts, cbor_hex, max_fragment_length }) => {
    const encoder = new FountainEncoder(fromHex(cbor_hex), max_fragment_length)
    parts.forEach((part: string, i: number) => {
      expect(formatUrPart(type, encoder.part(i + 1))).toBe(part)
    })
    for (const some of [parts.slice(0, 9), parts.slice(1), parts.toReversed(), parts.slice(9)]) {
      const joiner = new UrJoiner(some[0])
      for (const part of some.slice(1)) joiner.add(part)
      if (joiner.missing.length === 0) expect(toHex(joiner.finish().bytes)).toBe(cbor_hex)
      else expect(some).toEqual(parts.slice(9))
    }
  },
  'multipart',
)

eachVector(
  'ur',
  ({ message_hex, max_fragment_length, parts }) => {
    const encoder = new FountainEncoder(fromHex(message_hex), max_fragment_length)
    parts.forEach(({ cbor_hex }: { cbor_hex: string }, i: number) => {
      expect(toHex(encodePart(encoder.part(i + 1)))).toBe(cbor_hex)
    })
  },
  'fountain',
)

eachVector(
  'ur',
  ({ seed_text, seed_crc32_of_text, modulo, numbers }) => {
    const seed = seed_text ? utf8(seed_text) : bigEndian32(crc32(utf8(seed_crc32_of_text)))
    const random = new Xoshiro(sha256(seed))
    expect(numbers.map(() => Number(random.next() % BigInt(modulo)))).toEqual(numbers)
  },
  'prng',
)

eachVector(
  'ur',
  ({ fragment_count, degrees }) => {
    const found = degrees.map((_: number, i: number) =>
      chooseDegree(fragment_count, new Xoshiro(sha256(utf8(`Wolf-${i + 1}`)))),
    )
    expect(found).toEqual(degrees)
  },
  'fountain_degrees',
)

eachVector(
  'ur',
  ({ crc32: checksum, message_hex, fragment_indexes }) => {
    expect(crc32(fromHex(message_hex))).toBe(checksum)
    const count = Math.max(...fragment_indexes.flat()) + 1
    const found = fragment_indexes.map((_: number[], i: number) =>
      chooseFragments(i + 1, count, checksum).sort((a, b) => a - b),
    )
    expect(found).toEqual(fragment_indexes)
  },
  'fountain_fragments',
)

eachVector(
  'ur',
  ({ bytes_hex, minimal, invalid = [] }) => {
    expect(encodeBytewords(fromHex(bytes_hex))).toBe(minimal)
    expect(toHex(decodeBytewords(minimal))).toBe(bytes_hex)
    // Three styles with a wrong word, one word alone, and nothing; only the minimal style is read.
    const codes = ['qr.malformed', 'qr.malformed', 'qr.checksum', 'qr.malformed', 'qr.checksum'] as const
    invalid.forEach((text: string, i: number) => {
      expect(() => decodeBytewords(text)).toThrowCode(codes[i] as 'qr.malformed')
    })
  },
  'bytewords',
)
