import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../../../src/base/bytes.js'
import {
  type Codex32,
  formatCodex32,
  identifierOf,
  parseCodex32,
  recoverCodex32,
  seedOfCodex32,
  shareAt,
  splitCodex32,
} from '../../../src/keys/shares/codex32.js'
import { caught } from '../../support/caught.js'
import { countedBytes } from '../../support/counted-bytes.js'
import { eachVector } from '../../support/vectors.js'

const seedOf = (text: string) => toHex(seedOfCodex32(parseCodex32(text)))

const recovered = (shares: readonly Codex32[]) => recoverCodex32(shares as [Codex32, ...Codex32[]])

eachVector(
  'bip93',
  one => {
    const secret = parseCodex32(one.codex32_secret)
    expect(recoverCodex32([secret])).toBe(secret)
    for (const text of [one.codex32_secret, ...(one.alternative_encodings_of_the_secret ?? [])]) {
      expect(seedOf(text)).toBe(one.master_seed_hex)
      expect(formatCodex32(parseCodex32(text))).toBe(text.toLowerCase())
    }
  },
  'secret',
)

eachVector(
  'bip93',
  one => {
    const given =
      one.threshold === '3' ? [one.codex32_secret, ...Object.values<string>(one.shares)] : one.shares
    const shares = Object.values<string>(given).map(parseCodex32)
    for (const [index, text] of Object.entries<string>(one.derived_shares)) {
      expect(formatCodex32(shareAt(shares, index.toLowerCase()))).toBe(text.toLowerCase())
    }
    const all = [...Object.values<string>(one.shares), ...Object.values<string>(one.derived_shares)]
    expect(formatCodex32(recovered(all.map(parseCodex32).reverse()))).toBe(one.codex32_secret.toLowerCase())
    expect(seedOf(one.codex32_secret)).toBe(one.master_seed_hex)
  },
  'shares',
)

eachVector(
  'bip93',
  one =>
    expect(caught(() => parseCodex32(one.string))).toMatchObject({ code: expect.stringMatching(/^share\./) }),
  'invalid',
)

const seeds = fc
  .constantFrom(16, 20, 24, 28, 32, 44, 64)
  .chain(length => fc.uint8Array({ minLength: length, maxLength: length }))

test('any so many shares make the seed, in any order, and one less does not', () => {
  fc.assert(
    fc.property(
      seeds,
      fc.integer({ min: 2, max: 9 }),
      fc.integer({ min: 0, max: 22 }),
      fc.nat(255),
      fc.infiniteStream(fc.nat()),
      (seed, threshold, more, start, order) => {
        const count = threshold + more
        const shares = splitCodex32(seed, { threshold, count, identifier: 'test' }, countedBytes(start))
        expect(shares).toHaveLength(count)
        const read = shares.map(share => parseCodex32(formatCodex32(share)))
        const mixed = read.map(share => ({ share, at: order.next().value ?? 0 })).sort((a, b) => a.at - b.at)
        const some = mixed.slice(0, threshold).map(({ share }) => share)
        expect(toHex(seedOfCodex32(recovered(some)))).toBe(toHex(seed))
        expect(toHex(seedOfCodex32(recovered(read)))).toBe(toHex(seed))
        expect(() => recovered(some.slice(1))).toThrowCode('shares.too-few')
      },
    ),
    { numRuns: 10 },
  )
})

test('the same random bytes give the same shares, the first of which are these bytes', () => {
  const seed = fromHex('ffeeddccbbaa99887766554433221100')
  const split = { threshold: 3, count: 5, identifier: 'cash' }
  const written = splitCodex32(seed, split, countedBytes(1)).map(formatCodex32)
  expect(splitCodex32(seed, split, countedBytes(1)).map(formatCodex32)).toEqual(written)
  expect(written.map(text => text.slice(0, 9))).toEqual(
    ['a', 'c', 'd', 'e', 'f'].map(index => `ms13cash${index}`),
  )
})

test('says where the one wrong character stands, and mends nothing', () => {
  const text = 'ms13casha320zyxwvutsrqpnmlkjhgfedca2a8d0zehn8a0t'
  fc.assert(
    fc.property(
      fc.integer({ min: 9, max: text.length - 1 }),
      fc.constantFrom(...'qpzry9x8gf2tvdw0'),
      (at, other) => {
        fc.pre(text[at] !== other)
        const wrong = text.slice(0, at) + other + text.slice(at + 1)
        expect(caught(() => parseCodex32(wrong))).toMatchObject({
          code: 'share.checksum',
          details: { unit: 'character', position: at + 1 },
        })
      },
    ),
    { numRuns: 25 },
  )
  const twice = text.replace('320zyx', '320xyz')
  expect(caught(() => parseCodex32(twice))).toMatchObject({
    code: 'share.checksum',
    details: { unit: 'character' },
  })
  expect(caught(() => parseCodex32(twice))).not.toHaveProperty('details.position')
})

test('reads capitals and groups, and names a character that is none', () => {
  const text = 'MS12NAMEA320ZYXWVUTSRQPNMLKJHGFEDCAXRPP870HKKQRM'
  const spaced = text.replace(/.{4}/g, '$& \n')
  expect(formatCodex32(parseCodex32(spaced))).toBe(text.toLowerCase())
  expect(caught(() => parseCodex32(text.replace('320', '32B')))).toMatchObject({
    code: 'share.malformed',
    details: { position: 12 },
  })
})

test('refuses shares that do not belong together', () => {
  const seed = fromHex('ffeeddccbbaa99887766554433221100')
  const split = { threshold: 2, count: 3, identifier: 'cash' }
  const [a, c, d] = splitCodex32(seed, split, countedBytes(1)) as [Codex32, Codex32, Codex32]
  const [, other] = splitCodex32(seed, split, countedBytes(9)) as [Codex32, Codex32]
  const [long] = splitCodex32(new Uint8Array(32), split, countedBytes(1)) as [Codex32]
  expect(caught(() => recovered([a, { ...c, identifier: 'cast' }]))).toMatchObject(mismatch('identifier'))
  expect(caught(() => recovered([a, { ...c, threshold: 3 }]))).toMatchObject(mismatch('threshold'))
  expect(caught(() => recovered([{ ...long, index: 'd' }, a]))).toMatchObject(mismatch('length'))
  expect(caught(() => recovered([a, d, other]))).toMatchObject(mismatch('value'))
  expect(() => recovered([a, a])).toThrowCode('shares.repeated')
})

const mismatch = (fact: string) => ({ code: 'shares.mismatch', details: { fact } })

test.each([
  [1, 3],
  [10, 12],
  [3, 2],
  [2, 32],
])('makes no %i of %i', (threshold, count) => {
  const split = () =>
    splitCodex32(new Uint8Array(16), { threshold, count, identifier: 'test' }, countedBytes(1))
  expect(split).toThrowCode('shares.split')
})

test.each([15, 45, 46, 65])('splits no seed of %i bytes', length => {
  const split = () =>
    splitCodex32(new Uint8Array(length), { threshold: 2, count: 3, identifier: 'test' }, countedBytes(1))
  expect(split).toThrowCode('share.malformed')
})

test.each(['tes', 'tests', 'tesb', 'TEST'])('takes no identifier %s', identifier => {
  const split = () =>
    splitCodex32(new Uint8Array(16), { threshold: 2, count: 3, identifier }, countedBytes(1))
  expect(split).toThrowCode('share.malformed')
})

test('an identifier is the first 20 bits of a fingerprint', () => {
  expect(identifierOf(fromHex('00000000'))).toBe('qqqq')
  expect(identifierOf(fromHex('ffffffff'))).toBe('llll')
  expect(identifierOf(fromHex('00886fff'))).toBe('qzyx')
})
