import { expect, test } from 'vitest'
import { RingiError } from '../../src/base/error.js'
import { TextCursor } from '../../src/descriptor/text-cursor.js'

test('it steps over what matches and over nothing else', () => {
  const cursor = new TextCursor('ab12)')
  expect(cursor.take(/\d+/y)).toBeUndefined()
  expect(cursor.take(/[a-z]+/y)).toBe('ab')
  expect(cursor.position).toBe(2)
  expect(cursor.skip(')')).toBe(false)
  expect(cursor.take(/\d+/y)).toBe('12')
  expect(cursor.sees(')')).toBe(true)
  expect(cursor.atEnd).toBe(false)
  cursor.expect(')')
  expect(cursor.atEnd).toBe(true)
  expect(() => cursor.expect(')')).toThrowCode('descriptor.malformed')
})

test('errors know their position', () => {
  const cursor = new TextCursor('abc')
  cursor.skip('a')
  const expected = { why: 'expected', character: 'c', position: 1 }
  expect(() => cursor.expect('c')).toThrowCode('descriptor.malformed', expected)
  const inner = new RingiError('path.too-deep', { why: 'path', most: 10 })
  const located = () =>
    cursor.locate(7, () => {
      throw inner
    })
  expect(located).toThrowCode('path.too-deep', { why: 'path', most: 10, position: 7 })
})
