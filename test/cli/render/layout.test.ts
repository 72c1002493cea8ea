import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { greatestWidth } from '../../../src/base/width.js'
import { laidOut } from '../../../src/cli/render/layout.js'
import { drawing, HANG, MARK, quoted, shown } from '../../../src/cli/render/shown.js'
import { Style, table } from '../../../src/cli/render/style.js'
import { speakerIn, wordsIn } from '../../../src/words/language.js'

const english = await speakerIn('en')
const words = await wordsIn('en')

const coloured = new Style(true, words, english)

/** Any text at all: of whole planes, of what is known to be troublesome, and of what the program prints itself. */
const outside = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        '\n',
        '\r\n',
        '\u2028',
        '\x1b[31m',
        '\x1b[2J',
        '\x0e',
        '\x0f',
        MARK,
        '😀',
        '👩‍👩‍👧',
        '🇯🇵',
        '☎️',
        'ﷺ',
        'か\u3099',
        '각',
        ' ',
        '\u3000',
        '\u202e',
        'ש',
        '"',
      ),
      fc.constant('TOTAL THAT LEAVES  0.1 BTC'),
      fc.constant(' '.repeat(70)),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

/** Columns of `line` on a terminal that draws everything as wide as any does. */
const widest = (line: string) => [...line].reduce((sum, character) => sum + greatestWidth(character), 0)

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const COLOUR = /\x1b\[[0-9;]*m/g
const LEFT_TO_RIGHT = '\u200e'

/** Lines of a review in small: own words, text from outside in each of the ways in which it is printed. */
const page = (text: string) =>
  shown`${table([
    [coloured.bold('Memo'), quoted(text)],
    ['Total', coloured.red(shown`${coloured.bold(text)} BTC`)],
  ])}${text}\n  ${HANG}${text}  ${text}\n`

describe('text from outside', () => {
  it('never makes a line that begins as one of the program’s own, nor one that a terminal would break', () => {
    fc.assert(
      fc.property(outside, fc.integer({ min: 8, max: 140 }), (text, width) => {
        const lines = laidOut(page(text), width).split('\n')
        expect(lines.pop()).toBe('')
        expect(lines.filter(line => line.startsWith(MARK))).toHaveLength(4)
        for (const line of lines) {
          const plain = line.replace(COLOUR, '').replace(LEFT_TO_RIGHT, '')
          expect(plain.slice(1)).not.toContain(MARK)
          expect(plain).toMatch(new RegExp(`^(?:${MARK}| )`))
          expect(widest(plain)).toBeLessThanOrEqual(width)
          expect(plain).not.toMatch(/\p{C}/u)
        }
      }),
    )
  })

  it('is all there, whatever is broken', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z金庫 ]{0,200}$/),
        fc.integer({ min: 8, max: 140 }),
        (text, width) => {
          const printed = laidOut(shown`${text}\n`, width)
          expect(printed.replaceAll(MARK, '').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        },
      ),
    )
  })

  it('ends no colour and begins none: further lines have the colours of the first', () => {
    const [first, second, third] = laidOut(
      shown`a ${coloured.red(coloured.bold('b'.repeat(40)))} c\n`,
      30,
    ).split('\n')
    expect(first).toBe(`${MARK}a \x1b[31m\x1b[1m${'b'.repeat(26)}\x1b[0m`)
    expect(second).toBe(`   \x1b[31m\x1b[1m${'b'.repeat(14)}\x1b[22m\x1b[39m c`)
    expect(third).toBe('')
  })

  it('that runs from right to left leaves the line where it is', () => {
    const lines = laidOut(shown`${'שלום '.repeat(20)}\n`, 30).split('\n')
    for (const line of lines.slice(0, -1)) expect(line[1]).toBe(LEFT_TO_RIGHT)
  })

  it('is told from what follows in the same line', () => {
    expect(laidOut(shown`${quoted('a" 0.1 BTC "b')}  0.2 BTC\n`, 80)).toBe(
      `${MARK}"a\\" 0.1 BTC \\"b"  0.2 BTC\n`,
    )
  })

  it('cannot be taken for what is shown already, nor be drawn', () => {
    expect(() => `${shown`x`}`).toThrow(TypeError)
    expect(() => drawing(['█▀ TOTAL'])).toThrow(TypeError)
    expect(laidOut(drawing(['█▀ ', '\x1b[47m█\x1b[49m']), 2)).toBe('█▀ \n\x1b[47m█\x1b[49m\n')
  })
})

describe('a line of the program', () => {
  it.each([
    ['', `${MARK}\n`],
    ['short', `${MARK}short\n`],
    ['one two three four five', `${MARK}one two three four\n   five\n`],
    ['  in by two as well here', `${MARK}  in by two as\n     well here\n`],
    ['x'.repeat(30), `${MARK}${'x'.repeat(18)}\n   ${'x'.repeat(12)}\n`],
  ])('%j', (text, printed) => {
    expect(laidOut(shown`${text}\n`, 20)).toBe(printed)
  })

  it('without an end has none', () => {
    expect(laidOut(shown`a`, 80)).toBe(`${MARK}a`)
    expect(laidOut(shown``, 80)).toBe('')
  })

  it('is as broad as the terminal at most where that is narrower than anything', () => {
    for (const width of [0, 1, 7])
      for (const line of laidOut(shown`${'金'.repeat(9)}\n`, width).split('\n'))
        expect(widest(line)).toBeLessThanOrEqual(8)
  })
})
