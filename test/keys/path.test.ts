import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkNamed } from '../../src/chain/network.js'
import { formatPath, HARDENED, parsePath } from '../../src/keys/path.js'
import { scriptTypeNamed } from '../../src/spend/script-types.js'
import { eachVector } from '../support/vectors.js'

const BIP48 = [48 + HARDENED, HARDENED, HARDENED, 2 + HARDENED]

test.each(['48h/0h/0h/2h', "m/48'/0'/0'/2'", "48'/0h/0'/2h"])('reads %s', text => {
  expect(parsePath(text)).toEqual(BIP48)
})

test.each(['', 'm'])('reads %j as the root', text => {
  expect(parsePath(text)).toEqual([])
  expect(formatPath(parsePath(text))).toBe('')
})

test('writes h by default and the apostrophe on demand', () => {
  expect(formatPath([...BIP48, 0, 7])).toBe('48h/0h/0h/2h/0/7')
  expect(formatPath([...BIP48, 0, 7], "'")).toBe("48'/0'/0'/2'/0/7")
})

test.each([
  'm/',
  '/48h',
  '48h/',
  '48h//0',
  'M/0',
  'm/m/0',
  '48H',
  '048h',
  '00',
  '+1',
  '-1',
  '-0',
  '1.0',
  '1e3',
  '0x10',
  ' 1',
  '1 ',
  '1\n',
  "1'h",
  "1''",
  '１',
  '*',
  '0/*',
  '2147483648',
  '2147483648h',
  '4294967295',
  '99999999999999999999',
  '48h/0h\u0000',
  '𝟏',
])('refuses %j', text => {
  expect(() => parsePath(text)).toThrowCode('path.malformed')
})

test('takes the largest index, hardened and not', () => {
  expect(parsePath('2147483647/2147483647h')).toEqual([2147483647, 4294967295])
})

test('takes ten levels and refuses eleven, and thousands', () => {
  const levels = (count: number) => Array(count).fill('0').join('/')
  expect(parsePath(levels(10))).toHaveLength(10)
  expect(() => parsePath(levels(11))).toThrowCode('path.too-deep')
  expect(() => parsePath(levels(1_000_000))).toThrowCode('path.too-deep')
})

test('prints back what it has read', () => {
  const level = fc.integer({ min: 0, max: 0xffffffff })
  fc.assert(
    fc.property(fc.array(level, { maxLength: 10 }), path => {
      expect(parsePath(formatPath(path))).toEqual(path)
      expect(parsePath(`m/${formatPath(path, "'")}`.replace(/\/$/, ''))).toEqual(path)
    }),
  )
})

test('answers any text with a path or a code', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0123456789hH'/m*- ") }), text => {
      try {
        expect(formatPath(parsePath(text))).toBe(text.replace(/^m\/?/, '').replaceAll("'", 'h'))
      } catch (error) {
        expect((error as { code: string }).code).toMatch(/^path\.(malformed|too-deep)$/)
      }
    }),
  )
})

eachVector('bip48', one => {
  const account = scriptTypeNamed(one.script_type).accountPath(networkNamed(one.network), one.account)
  expect(parsePath(one.path)).toEqual([...parsePath(account), one.change, one.index])
})
