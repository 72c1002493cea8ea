import { describe, expect, test } from 'vitest'
import { ruleSummary } from '../../../src/cli/render/rule-summaries.js'
import { RULES } from '../../../src/rules/catalogue/registry.js'

describe.each(RULES.map(rule => [rule.name, rule] as const))('%s', (_, rule) => {
  test('says what it holds to in both languages', () => {
    expect(ruleSummary(rule, 'en')).toBe(rule.summary)
    expect(ruleSummary(rule, 'ja')).toMatch(/^[^a-z]*[\u3040-\u30ff].*。$/u)
  })
})
