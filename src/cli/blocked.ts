import type { Finding } from '../bitcoin/finding.js'
import type { Outcome } from './command.js'

/** The failure that the first blocking finding makes, if there is one. */
export function blockedBy(findings: readonly Finding[]): Outcome['failure'] {
  const first = findings.find(({ severity }) => severity === 'block')
  if (first === undefined) return undefined
  const { code, message } = first
  return {
    code,
    message,
    hint: `ringi explain ${code} says what this means, what it would have cost and what to do.`,
  }
}
