import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addChecksum, descriptorChecksum, splitChecksum } from '../../src/descriptor/checksum.js'
import { eachVector } from '../support/vectors.js'

const FILES = ['bip381', 'bip382', 'bip383', 'bip384', 'bip385', 'bip386', 'bip387', 'bip389', 'bip390']
const ALPHABET =
  '0123456789()[],\'/*abcdefgh@:$%{}IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~ijklmnopqrstuvwxyzABCDEFGH`"\\ '

eachVector(
  'bip380',
  ({ descriptor }) => {
    expect(splitChecksum(descriptor, 'optional')).toBe('raw(deadbeef)')
  },
  'descriptor_checksum_valid',
)

eachVector(
  'bip380',
  ({ descriptor }) => {
    expect(() => splitChecksum(descriptor, 'optional')).toThrowCode('descriptor.checksum')
  },
  'descriptor_checksum_invalid',
)

for (const file of FILES) {
  eachVector(
    file,
    ({ descriptor, checksum_computed_here }) => {
      expect(descriptorChecksum(descriptor)).toBe(checksum_computed_here)
    },
    'valid',
  )
}

test('a checksum is taken off, and put back', () => {
  const text = 'raw(deadbeef)#89f8spxm'
  expect(splitChecksum(text, 'required')).toBe('raw(deadbeef)')
  expect(addChecksum('raw(deadbeef)')).toBe(text)
})

test.each([
  ['missing', 'raw(deadbeef)'],
  ['empty', 'raw(deadbeef)#'],
  ['in capitals', 'raw(deadbeef)#89F8SPXM'],
  ['followed by a space', 'raw(deadbeef)#89f8spxm '],
  ['followed by a line feed', 'raw(deadbeef)#89f8spxm\n'],
  ['given twice', 'raw(deadbeef)#89f8spxm#89f8spxm'],
  ['before the body', '#89f8spxmraw(deadbeef)'],
  ['alone', '#89f8spxm'],
  ['of nothing', ''],
])('a checksum that is %s where one is required', (_, text) => {
  expect(() => splitChecksum(text, 'required')).toThrowCode('descriptor.checksum')
})

test.each(['raw(\u00dc)', 'raw(\n)', 'raw(\u{1f511})', 'raw(\ud800)'])(
  'characters that no descriptor has: %j',
  body => {
    expect(() => descriptorChecksum(body)).toThrowCode('descriptor.checksum')
  },
)

test('any one character changed, lost or doubled is noticed', () => {
  const body = fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: 1, maxLength: 120 })
  const other = fc.constantFrom(...ALPHABET)
  fc.assert(
    fc.property(body, fc.nat(), other, (text, at, character) => {
      const place = at % text.length
      const checksum = descriptorChecksum(text)
      fc.pre(text[place] !== character)
      const [head, tail] = [text.slice(0, place), text.slice(place + 1)]
      expect(() => splitChecksum(`${head}${character}${tail}#${checksum}`, 'required')).toThrowCode(
        'descriptor.checksum',
      )
      expect(() => splitChecksum(`${head}${tail}#${checksum}`, 'required')).toThrowCode('descriptor.checksum')
      expect(() =>
        splitChecksum(`${head}${text[place]}${text.slice(place)}#${checksum}`, 'required'),
      ).toThrowCode('descriptor.checksum')
    }),
    { numRuns: 200 },
  )
})
