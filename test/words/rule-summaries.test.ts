import { describe, expect, test } from 'vitest'
import { RULES } from '../../src/rules/catalogue/registry.js'
import { wordsIn } from '../../src/words/language.js'

const english = await wordsIn('en')
const japanese = await wordsIn('ja')

describe.each(RULES.map(rule => [rule.name, rule] as const))('%s', (_, rule) => {
  test('says what it holds to in both languages', () => {
    expect(english.ruleSummary(rule)).toBe(rule.summary)
    expect(japanese.ruleSummary(rule)).toMatch(/^[^a-z]*[\u3040-\u30ff].*。$/u)
  })
})
