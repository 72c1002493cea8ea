import type { Finding } from '../base/finding.js'
import { messageOf } from '../base/message.js'
import { remedyOf } from '../psbt/review/remedies.js'
import type { Outcome } from './command.js'

/** The failure that the first blocking finding makes, if there is one. */
export function blockedBy(findings: readonly Finding[]): Outcome['failure'] {
  const first = findings.find(({ severity }) => severity === 'block')
  if (first === undefined) return undefined
  const { code } = first
  const told = `ringi explain ${code} says what this means, what it would have cost and what to do.`
  const remedy = remedyOf(code)
  return { ...messageOf(first), code, hint: remedy === undefined ? told : `${remedy} ${told}` }
}
