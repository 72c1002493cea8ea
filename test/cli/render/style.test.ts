import { describe, expect, it } from 'vitest'
import { laidOut } from '../../../src/cli/render/layout.js'
import { type Content, shown } from '../../../src/cli/render/shown.js'
import { columns, grouped, padded, Style, table } from '../../../src/cli/render/style.js'
import { speakerIn, wordsIn } from '../../../src/words/language.js'

const english = await speakerIn('en')
const words = await wordsIn('en')

/** What is printed of it, without the mark. */
const text = (content: Content) =>
  laidOut(shown`${content}`, 2000)
    .split('\n')
    .map(line => line.slice(1))
    .join('\n')

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
    ['e\u0301', 1],
    ['a金b', 4],
    ['😀', 2],
    ['→', 1],
  ])('%j takes %i', (content, width) => {
    expect(columns(content)).toBe(width)
    expect(columns(new Style(true, words, english).bold(content))).toBe(width)
  })
})

describe('padded and table', () => {
  it('put values below each other, also behind Japanese', () => {
    expect(text(padded('金', 4))).toBe('金  ')
    expect(text(padded('abcd', 2))).toBe('abcd')
    const lines = text(
      table([
        ['金庫', 'x'],
        ['Vault', 'y'],
      ]),
    ).split('\n')
    const upTo = (line: string | undefined, value: string) => columns(line?.split(value)[0] ?? '')
    expect(upTo(lines[0], 'x')).toBe(upTo(lines[1], 'y'))
    expect(text(table([]))).toBe('')
  })

  it('keep a value that goes on below itself', () => {
    const lines = laidOut(table([['Memo', 'word '.repeat(40)]]), 40).split('\n')
    expect(lines.length).toBeGreaterThan(5)
    for (const line of lines.slice(1, -1)) expect(line).toMatch(/^ {7}word/)
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

describe('a style', () => {
  it('paints where there is colour and leaves the text alone where not', () => {
    const plain = new Style(false, words, english)
    const coloured = new Style(true, words, english)
    for (const paint of ['bold', 'dim', 'red', 'green', 'yellow', 'inverse'] as const) {
      expect(text(plain[paint]('x'))).toBe('x')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(text(coloured[paint]('x'))).toMatch(/^\x1b\[\d+mx\x1b\[\d+m$/)
    }
  })
})
