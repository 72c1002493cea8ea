import { describe, expect, it } from 'vitest'
import { columns, grouped, padded, Style, shown, table } from '../../../src/cli/render/style.js'

describe('columns', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['金庫', 4],
    ['ｶﾞ', 2],
    ['ＡＢ', 4],
    ['가', 2],
    ['𠮷', 2],
    ['é', 1],
    ['a金b', 4],
  ])('%j takes %i', (text, width) => {
    expect(columns(text)).toBe(width)
  })
})

describe('padded and table', () => {
  it('put values below each other, also behind Japanese', () => {
    expect(padded('金', 4)).toBe('金  ')
    expect(padded('abcd', 2)).toBe('abcd')
    const lines = table([
      ['金庫', 'x'],
      ['Vault', 'y'],
    ]).split('\n')
    const upTo = (line: string | undefined, value: string) => columns(line?.split(value)[0] ?? '')
    expect(upTo(lines[0], 'x')).toBe(upTo(lines[1], 'y'))
    expect(table([])).toBe('')
  })
})

describe('grouped', () => {
  it('leaves nothing out', () => {
    const address = 'bcrt1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq3xueyj'
    expect(grouped(address).replaceAll(' ', '')).toBe(address)
    expect(grouped('abcdefghi')).toBe('abcd efgh i')
    expect(grouped('')).toBe('')
  })
})

describe('shown', () => {
  it('disarms what would move the cursor, hide or turn the line around', () => {
    for (const text of ['\x1b]52;c;x\x07', '\u202eabc', 'a\u200bb', 'a\nb', '\u2066', '\x9b2J'])
      expect(shown(text)).not.toMatch(/\p{C}/u)
    expect(shown('稟議 №7')).toBe('稟議 №7')
  })
})

describe('a style', () => {
  it('paints where there is colour and leaves the text alone where not', () => {
    const plain = new Style(false, 'en')
    const coloured = new Style(true, 'en')
    for (const paint of ['bold', 'dim', 'red', 'green', 'yellow', 'inverse'] as const) {
      expect(plain[paint]('x')).toBe('x')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(coloured[paint]('x')).toMatch(/^\x1b\[\d+mx\x1b\[\d+m$/)
    }
  })
})
