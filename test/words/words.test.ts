import { describe, expect, it } from 'vitest'
import { LANGUAGE_CODES, type Language, sheetWordsIn, wordsIn } from '../../src/words/language.js'

/** Every text of a table of words, functions called with something that can be found again. */
function textsOf(value: unknown): [path: string, text: string][] {
  if (typeof value === 'string') return [['', value]]
  if (typeof value === 'function') return [['', String(value('7', '9'))]]
  return Object.entries(value as object).flatMap(([name, inner]) =>
    textsOf(inner).map(([path, text]): [string, string] => [`${name}.${path}`, text]),
  )
}

/** Every text of a language. */
async function allIn(language: Language): Promise<[path: string, text: string][]> {
  return textsOf({ terminal: await wordsIn(language), sheet: await sheetWordsIn(language) })
}

describe('the words of people’s text, on terminals and sheets', async () => {
  const english = await allIn('en')
  const japanese = await allIn('ja')

  it('are there in both languages', () => {
    expect(japanese.map(([path]) => path)).toEqual(english.map(([path]) => path))
    for (const [, text] of [...english, ...japanese]) expect(text.trim()).not.toBe('')
  })

  it('carry no address, key or place to go', () => {
    for (const [, text] of [...english, ...japanese])
      expect(text).not.toMatch(
        /https?:|www\.|(?:bc|tb|bcrt)1[a-z0-9]|[0-9a-f]{8}|[1-9A-HJ-NP-Za-km-z]{25}|[\p{Cc}\p{Cf}]/u,
      )
  })

  it('keep the amounts that they are given', async () => {
    for (const language of LANGUAGE_CODES) {
      const words = await wordsIn(language)
      expect(words.askTotal('0.5btc')).toContain('0.5btc')
      expect(words.coins(3, '1.25')).toMatch(/3.*1\.25/)
      expect(words.threshold(2, 3)).toMatch(/2.*3|3.*2/)
      expect(words.progress(1, 3)).toContain('2')
      expect(words.progress(3, 3)).not.toBe(words.progress(2, 3))
      expect(words.askWord(17)).toContain('17')
      expect(words.askDice(42)).toContain('42')
    }
    expect((await wordsIn('en')).coins(1, '1')).not.toContain('coins')
  })
})
