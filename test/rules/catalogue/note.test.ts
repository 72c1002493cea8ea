import { describe, expect, test } from 'vitest'
import { reviewed, verdicts } from '../../support/policies.js'

describe.each(['memo', 'reference'] as const)('%s', note => {
  const broken = [`block:rule.${note}`]
  const judge = (fields: string, text?: string) =>
    verdicts(`${note}: { ${fields} }`, reviewed({ notes: text === undefined ? {} : { [note]: text } }))

  test('that has to be there', () => {
    expect(judge('required: yes', 'rent')).toEqual([])
    for (const text of [undefined, '', ' \t']) expect(judge('required: yes', text)).toEqual(broken)
  })

  test('that has to look like a pattern, where it is there', () => {
    expect(judge('pattern: INV-####-*', 'INV-2026-117')).toEqual([])
    expect(judge('pattern: INV-####-*', 'INV-26-117')).toEqual(broken)
    expect(judge('pattern: INV-####-*')).toEqual([])
    expect(judge('required: yes, pattern: INV-####-*')).toEqual(broken)
  })

  test('of which something has to be asked', () => {
    expect(() => judge('required: no')).toThrowCode('policy.malformed')
    expect(() => judge('')).toThrowCode('policy.malformed')
    expect(() => judge('pattern: ""')).toThrowCode('policy.malformed')
    expect(() => judge(`pattern: ${'x'.repeat(101)}`)).toThrowCode('policy.malformed')
  })
})
