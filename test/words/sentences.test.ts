import { describe, expect, test } from 'vitest'
import type { Args } from '../../src/base/message.js'
import { english } from '../../src/words/en/index.js'
import { japanese } from '../../src/words/ja/index.js'
import { type Catalogue, speaker } from '../../src/words/speaker.js'
import { CODE_TABLES } from '../support/code-tables.js'
import { marksIn, type Sentence, samplesOf, sentencesOf } from './samples.js'

const LANGUAGES = { english, japanese }

// Rooms that have no sentences in `words` yet write their own.
const ALL = [...CODE_TABLES].flatMap(([room, table]) => sentencesOf(room, table)).filter(isSaid)

function isSaid({ room, code }: Sentence): boolean {
  return tableIn(english, room)?.[code] !== undefined
}

function tableIn({ rooms }: Catalogue, room: string): Readonly<Record<string, unknown>> | undefined {
  return rooms[room as keyof typeof rooms]
}

/** What a sentence and its hint say, in each language. */
function said({ code, why }: Sentence, args: Args): { english: string; japanese: string } {
  const told = { code, args: why === undefined ? args : { why, ...args } }
  const text = (catalogue: Catalogue) => {
    const { say, hint } = speaker(catalogue)
    return `${say(told)} ${hint(told)}`.trim()
  }
  return { english: text(english), japanese: text(japanese) }
}

const nameOf = ({ room, code, why }: Sentence) => [room, code, why].filter(Boolean).join(' ')

/** Which of the marks a text has, with digits taken as digits however they are grouped. */
function marksSaid(text: string, marks: readonly string[]): string[] {
  const digits = text.replace(/(?<=\d)[.,\s](?=\d)/g, '')
  return marks.filter(mark => (/^\d+$/.test(mark) ? digits.includes(mark) : text.includes(mark)))
}

test.each(Object.entries(LANGUAGES))(
  '%s has the codes and reasons of the rooms, and no others',
  (_, catalogue) => {
    for (const room of Object.keys(catalogue.rooms)) {
      const table = tableIn(catalogue, room) as Readonly<Record<string, object>>
      const declared = sentencesOf(room, CODE_TABLES.get(room) ?? {})
      for (const [code, entry] of Object.entries(table)) {
        const whys = declared.filter(one => one.code === code).map(({ why }) => why)
        expect([code, whys.length > 0]).toEqual([code, true])
        if (whys[0] !== undefined) expect([code, Object.keys(entry).sort()]).toEqual([code, whys.sort()])
      }
    }
  },
)

test('a reason that a code has in one room, it has in no other', () => {
  const names = ALL.filter(({ why }) => why !== undefined).map(({ code, why }) => `${code} ${why}`)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

describe.each(ALL.map(one => [nameOf(one), one] as const))('%s', (_, sentence) => {
  const samples = samplesOf(sentence.kinds)
  const texts = samples.map(args => said(sentence, args))

  test('is said whole, whatever its arguments are', () => {
    for (const text of texts.flatMap(one => [one.english, one.japanese]))
      expect(text).not.toMatch(/undefined|NaN|\[object|null|^$/)
    for (const { japanese } of texts)
      expect(japanese).toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u)
  })

  test('says in Japanese the names and numbers that it says in English', () => {
    for (const [at, { english, japanese }] of texts.entries()) {
      const marks = marksIn(samples[at] as Args)
      expect(marksSaid(japanese, marks)).toEqual(marksSaid(english, marks))
    }
  })

  test('tells apart in Japanese what it tells apart in English', () => {
    const kinds = (language: keyof typeof LANGUAGES) => new Set(texts.map(one => one[language])).size
    expect(kinds('japanese')).toBe(kinds('english'))
  })
})
