import type { Code, Given } from './codes.js'
import { type Args, type Message, messageOf, type StandsIn } from './message.js'

/** `block` refuses, `warn` needs a person's consent, `info` is worth knowing. */
export type Severity = 'block' | 'warn' | 'info'

/** Where in a proposal a finding applies; an empty object means the whole of it. */
export type Where = { readonly input: number } | { readonly output: number } | Record<string, never>

/** What a check says: a {@link Message}. Its code stands in the same tables as the errors'. */
export interface Finding extends Message {
  readonly code: Code
  readonly severity: Severity
  readonly where: Where
  /** The file that it was found in, where several were looked at together. */
  readonly file?: string
  /** The rule of a policy that says it, by its name there. */
  readonly rule?: string
  /** From when on it no longer stands in the way, where that is a matter of time: UTC to the second. */
  readonly from?: string
  /** What its sentence says of this case and the clock alone does not change. */
  readonly lasting?: readonly string[]
}

/** A finding about the whole proposal, or about one input or output. */
export function finding<C extends Code>(
  severity: Severity,
  code: C,
  ...rest: [...Given<C>, where?: Where | undefined]
): Finding
export function finding(severity: Severity, code: Code, args: Args = {}, where: Where = {}): Finding {
  return { code, args, severity, where }
}

/** The first of `findings` that forbids to go on, if there is one. */
export function firstBlocking<F extends Finding>(findings: readonly F[]): F | undefined {
  return findings.find(({ severity }) => severity === 'block')
}

/** What a finding that blocks says, with where and until when, to be told as the error or failure that it makes. */
export function standingIn(
  { code, args, where, from }: Finding,
  standsIn: StandsIn,
): Message & { readonly code: Code } {
  const all = { ...where, ...(from !== undefined && { from }), ...args }
  return { code, args: all, standsIn }
}

/** `findings` about one input or output. */
export function findingsAt(where: Where, findings: readonly Finding[]): Finding[] {
  return findings.map(one => ({ ...one, where }))
}

/** An error, or another finding, as a finding about the whole proposal. */
export function findingOf(severity: Severity, told: Message & { readonly code: Code }): Finding {
  return { ...messageOf(told), code: told.code, severity, where: {} }
}
