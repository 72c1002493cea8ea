import type { Code } from './codes.js'

/** `block` refuses, `warn` needs a person's consent, `info` is worth knowing. */
export type Severity = 'block' | 'warn' | 'info'

/** Where in a proposal a finding applies; an empty object means the whole of it. */
export type Where = { readonly input: number } | { readonly output: number } | Record<string, never>

/** What a check says. Its `code` stands in the same table as the errors'. */
export interface Finding {
  readonly code: Code
  readonly severity: Severity
  readonly message: string
  readonly where: Where
  /** The file that it was found in, where several were looked at together. */
  readonly file?: string
  /** The rule of a policy that says it, by its name there. */
  readonly rule?: string
  /**
   * What the message says of this case and the clock alone does not change: there where the message also says what it
   * does, such as how long to wait. Elsewhere the message itself is that.
   */
  readonly args?: readonly string[]
  /** From when on it no longer stands in the way, where that is a matter of time: UTC to the second. */
  readonly from?: string
}

/** A finding about the whole proposal, or about one input or output. */
export function finding(severity: Severity, code: Code, message: string, where: Where = {}): Finding {
  return { code, severity, message, where }
}
