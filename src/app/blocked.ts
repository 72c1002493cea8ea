import type { Code } from '../base/codes.js'
import { errorOf } from '../base/error.js'
import { type Finding, firstBlocking } from '../base/finding.js'
import { type Message, messageOf } from '../base/message.js'

/** Why a command that shows everything fails: what blocks. */
export type Failure = Message & { readonly code: Code }

/** The failure that the first blocking finding makes, if there is one. */
export function blockedBy(findings: readonly Finding[]): Failure | undefined {
  const first = firstBlocking(findings)
  if (first === undefined) return undefined
  return { ...messageOf(first), code: first.code, standsIn: 'command' }
}

/** Throws what blocks, where anything does, with everything that was found. */
export function requireUnblocked(findings: readonly Finding[]): void {
  const failure = blockedBy(findings)
  if (failure !== undefined) throw errorOf(failure, { findings })
}
