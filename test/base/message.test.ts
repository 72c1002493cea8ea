import { expect, test } from 'vitest'
import { message } from '../../src/base/codes.js'
import { RingiError, within } from '../../src/base/error.js'
import { detailsOf, isMessage, messageOf } from '../../src/base/message.js'

const LONG = { bytes: 81, most: 80 }

test('an error says what it is about, and no more than its message is told of elsewhere', () => {
  const error = new RingiError('published-data.too-long', LONG, { cause: new Error('inside') })
  expect(messageOf(error)).toEqual(message('published-data.too-long', LONG))
  expect(messageOf(within(error, { file: 'a' }))).toEqual({
    ...message('published-data.too-long', LONG),
    within: [{ file: 'a' }],
  })
})

test('details are the arguments and around what it was met, as JSON has them', () => {
  const inner = message('bytes.hex')
  const args = { value: 21n, missing: undefined, list: [1n, 'a'], deep: { fee: 2n }, problem: inner }
  const told = { code: 'bytes.hex', args, within: [{ file: 'a' }, { line: 3 }] }
  expect(detailsOf(told)).toEqual({
    ...{ file: 'a', line: 3, value: '21', list: ['1', 'a'], deep: { fee: '2' } },
    problem: { code: 'bytes.hex' },
  })
  expect(detailsOf(told, ({ code }) => code).problem).toBe('bytes.hex')
})

test('what has a code and arguments is a message, and nothing else', () => {
  expect(isMessage(message('bytes.hex'))).toBe(true)
  for (const value of [null, 'bytes.hex', { code: 'bytes.hex' }, { args: {} }, undefined, []])
    expect(isMessage(value)).toBe(false)
})
