import { broken, type Rule, rule } from '../engine/rule.js'
import { optional } from '../parameters/collection.js'
import { flag } from '../parameters/scalar.js'
import { fits, WILDCARD } from '../parameters/wildcard.js'

/** Whether a proposal needs a memo, and what it looks like. */
export const memo = noteRule('memo')

/** Whether a proposal needs a reference, and what it looks like. */
export const reference = noteRule('reference')

/** The rule that a note of the proposal has to be there, or has to look like a pattern, or both. */
function noteRule(note: 'memo' | 'reference'): Rule {
  return rule({
    code: `rule.${note}`,
    severity: 'block',
    summary: `A proposal has a ${note}, and it fits a pattern.`,
    fields: { required: optional(flag('tighter'), 'tighter'), pattern: optional(WILDCARD, 'tighter') },
    refuse: ({ required, pattern }) =>
      required !== true && pattern === undefined ? { why: 'note-needs', note } : undefined,
    check: ({ required, pattern }, { proposal: { notes } }) => {
      const text = notes[note]
      if (text === undefined || text.trim() === '')
        return required ? [broken(`rule.${note}`, { why: 'missing' })] : []
      if (pattern === undefined || fits(pattern, text)) return []
      return [broken(`rule.${note}`, { why: 'pattern', pattern })]
    },
  })
}
