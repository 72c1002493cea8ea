import { describe, expect, it } from 'vitest'
import type { Code } from '../../src/base/codes.js'
import { EXIT_STATUS } from '../../src/cli/exit-statuses.js'
import { explanationsIn, wordsIn } from '../../src/words/language.js'

const CODES = Object.keys(EXIT_STATUS) as Code[]

/** What a translation could smuggle in: somewhere to go, somewhere to pay, a key to trust. */
const SMUGGLED = {
  link: /https?:|www\./i,
  address: /(?:bc|tb|bcrt)1[a-z0-9]/i,
  hexadecimal: /[0-9a-f]{8}/i,
  'base58 of the length of addresses and keys': /[1-9A-HJ-NP-Za-km-z]{25}/,
  'text that deceives the eye': /[\p{Cc}\p{Cf}]/u,
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

describe.each(['en', 'ja'] as const)('M6 explanations in %s', language => {
  it('are there for every code and for nothing else', async () => {
    expect(Object.keys(await explanationsIn(language)).sort()).toEqual([...CODES].sort())
  })

  it.each(CODES)('%s: three full sentences', async code => {
    const { means, cost, todo } = (await explanationsIn(language))[code]
    const end = language === 'ja' ? /\S。$/ : /\S\.$/
    for (const text of [means, cost, todo]) {
      expect(text).toMatch(end)
      expect(KANA.test(text)).toBe(language === 'ja')
    }
    expect(new Set([means, cost, todo]).size).toBe(3)
  })

  it.each(CODES)('%s: nothing that could lead somebody astray', async code => {
    const { means, cost, todo } = (await explanationsIn(language))[code]
    for (const text of [means, cost, todo]) {
      for (const pattern of Object.values(SMUGGLED)) expect(text).not.toMatch(pattern)
    }
  })
})

describe.each(['en', 'ja'] as const)('M6 the words of the screen in %s', async language => {
  const texts = textsIn(await wordsIn(language))

  it('are those of the first language, translated', async () => {
    expect(texts.length).toBe(textsIn(await wordsIn('en')).length)
    expect(texts.length).toBeGreaterThan(50)
  })

  it.each(texts)('%s: nothing that could lead somebody astray', text => {
    for (const pattern of Object.values(SMUGGLED)) expect(text).not.toMatch(pattern)
  })
})

/** Every text in a table of words; where one has gaps, with a number in each. */
function textsIn(words: object): string[] {
  return Object.values(words).flatMap(value => {
    if (typeof value === 'string') return [value]
    return typeof value === 'function' ? [String(value(1, 2))] : textsIn(value)
  })
}

describe('what the assertions above rest on', () => {
  it.each([
    ['link', 'see https://example.org'],
    ['address', 'pay bc1qar0srrr7'],
    ['address', 'pay tb1qar0srrr7'],
    ['hexadecimal', 'the digest deadbeef'],
    ['base58 of the length of addresses and keys', '1BoatSLRHtKNngkdXEeobR76b53LETtpyT'],
    ['text that deceives the eye', 'left\u202eright'],
  ] as const)('a %s is noticed', (kind, text) => {
    expect(text).toMatch(SMUGGLED[kind])
  })
})
