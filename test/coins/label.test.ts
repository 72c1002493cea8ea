import { expect, test } from 'vitest'
import { isPlainText } from '../../src/coins/label.js'

test.each(['', 'Salary, March', '給料 3月', 'Zoë', '₿ 🎉', 'ガ'])('%j is plain', text => {
  expect(isPlainText(text)).toBe(true)
})

test.each([
  'a\nb',
  'a\rb',
  'a\tb',
  'a\0',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  'a\u200bb',
  'a\u200eb',
  '\u202e',
  '\u2066',
  '\u2028',
  '\u2029',
  '\ufeff',
  '\u00ad',
  '\u061c',
  '\ud800',
  '\ue000',
  '\ufffd',
  '\u{e0041}',
])('%j is not', text => {
  expect(isPlainText(text)).toBe(false)
})
