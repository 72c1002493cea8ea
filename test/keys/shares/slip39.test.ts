import fc from 'fast-check'
import slip39 from 'slip39'
import { expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { recoverSlip39, splitSlip39 } from '../../../src/keys/shares/slip39.js'
import { formatSlip39, parseSlip39, type Slip39Share } from '../../../src/keys/shares/slip39-share.js'
import { caught } from '../../support/caught.js'
import { countedBytes } from '../../support/counted-bytes.js'
import { eachVector } from '../../support/vectors.js'

const recovered = (shares: readonly Slip39Share[], passphrase = 'TREZOR') =>
  toHex(recoverSlip39(shares as [Slip39Share, ...Slip39Share[]], passphrase))

eachVector(
  'slip39',
  one => {
    const shares = one.mnemonics.map(parseSlip39)
    expect(recovered(shares.toReversed())).toBe(one.master_secret_hex)
    expect(shares.map(formatSlip39)).toEqual(one.mnemonics)
  },
  'valid',
)

eachVector(
  'slip39',
  one =>
    expect(caught(() => recovered(one.mnemonics.map(parseSlip39)))).toMatchObject({
      code: expect.stringMatching(/^shares?\./),
    }),
  'invalid',
)

const thresholds = fc
  .record({ threshold: fc.integer({ min: 1, max: 5 }), more: fc.integer({ min: 0, max: 3 }) })
  .map(({ threshold, more }) => ({ threshold, count: threshold === 1 ? 1 : threshold + more }))

const splits = fc.record({
  identifier: fc.integer({ min: 0, max: 32767 }),
  isExtendable: fc.boolean(),
  exponent: fc.constant(0),
  groups: fc.array(thresholds, { minLength: 1, maxLength: 4 }),
})

const secrets = fc
  .constantFrom(16, 18, 32)
  .chain(length => fc.uint8Array({ minLength: length, maxLength: length }))

test('enough members of enough groups make the secret, leading zeros too, as another implementation finds', () => {
  fc.assert(
    fc.property(secrets, splits, fc.nat(255), fc.boolean(), (secret, asked, start, isLeading) => {
      if (isLeading) secret[0] = 0
      const groupThreshold = 1 + (start % asked.groups.length)
      const groups = splitSlip39(secret, 'secret', { ...asked, groupThreshold }, countedBytes(start))
      const needed = groups
        .slice(-groupThreshold)
        .flatMap(group => group.slice(-(group[0] as Slip39Share).member.threshold))
      const words = needed.map(formatSlip39)
      expect(recovered(words.map(parseSlip39), 'secret')).toBe(toHex(secret))
      expect(toHex(Uint8Array.from(slip39.recoverSecret(words, 'secret')))).toBe(toHex(secret))
      expect(recovered(groups.flat(), 'secret')).toBe(toHex(secret))
      if (needed.length > 1) expect(() => recovered(needed.slice(1), 'secret')).toThrowCode('shares.too-few')
    }),
    { numRuns: 6 },
  )
})

test('shares that another implementation makes are read, and a wrong passphrase gives another secret', () => {
  const secret = Array.from({ length: 16 }, (_, at) => at * 7)
  const made = slip39.fromArray(secret, {
    passphrase: 'TREZOR',
    threshold: 2,
    groups: [
      [2, 3],
      [1, 1],
      [3, 5],
    ],
  })
  const words = ['r/0', 'r/2'].flatMap(path => made.fromPath(path).mnemonics)
  const shares = words.map(parseSlip39)
  expect(recovered(shares)).toBe(toHex(Uint8Array.from(secret)))
  expect(recovered(shares, 'trezor')).not.toBe(toHex(Uint8Array.from(secret)))
})

const plain = {
  identifier: 7,
  isExtendable: true,
  exponent: 0,
  groupThreshold: 1,
  groups: [{ threshold: 2, count: 3 }],
}

const threeOf = (start: number, split = plain) =>
  splitSlip39(new Uint8Array(16).fill(9), '', split, countedBytes(start)).flat() as [
    Slip39Share,
    Slip39Share,
    Slip39Share,
  ]

test('reads words by their first four letters and in capitals', () => {
  const [share] = threeOf(1)
  const cut = formatSlip39(share)
    .split(' ')
    .map(word => word.slice(0, 4).toUpperCase())
  expect(formatSlip39(parseSlip39(cut.join('\n')))).toBe(formatSlip39(share))
})

test('names the places of words that are in no list, and where the one wrong word stands', () => {
  const words = formatSlip39(threeOf(1)[0]).split(' ')
  expect(caught(() => parseSlip39(words.with(3, 'academics').with(7, 'abandon').join(' ')))).toMatchObject({
    code: 'share.malformed',
    details: { positions: [4, 8] },
  })
  words.forEach((word, at) => {
    const other = word === 'zero' ? 'academic' : 'zero'
    expect(caught(() => parseSlip39(words.with(at, other).join(' ')))).toMatchObject({
      code: 'share.checksum',
      details: { unit: 'word', position: at + 1 },
    })
  })
})

test('refuses shares that do not belong together', () => {
  const [a, b, c] = threeOf(1)
  const [, other] = threeOf(5)
  const refused = (...shares: Slip39Share[]) => caught(() => recovered(shares, ''))
  const mismatch = (fact: string) => ({ code: 'shares.mismatch', details: { fact } })
  expect(refused(a, { ...b, isExtendable: false })).toMatchObject(mismatch('extendable'))
  expect(refused(a, { ...b, exponent: 1 })).toMatchObject(mismatch('exponent'))
  expect(refused(a, c, other)).toMatchObject({ code: 'shares.mismatch' })
  expect(refused(a, other)).toMatchObject(mismatch('value'))
  expect(refused(b, c, other)).toMatchObject({ code: 'shares.repeated' })
})

test.each([
  [0, 3, 1],
  [4, 3, 1],
  [2, 17, 1],
  [1, 2, 1],
  [2, 3, 2],
])('makes no %i of %i with %i groups needed of one', (threshold, count, groupThreshold) => {
  const split = { ...plain, groupThreshold, groups: [{ threshold, count }] }
  expect(() => threeOf(1, split)).toThrowCode('shares.split')
})

test('takes no passphrase that another program might spell otherwise', () => {
  expect(() => splitSlip39(new Uint8Array(16), 'café', plain, countedBytes(1))).toThrowCode(
    'passphrase.characters',
  )
})
