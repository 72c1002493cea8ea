import type { Code } from './codes.js'
import type { Finding } from './finding.js'

/** Facts about a failure for scripts to read: strings and numbers only, and never a secret. */
export type Details = Readonly<Record<string, string | number | boolean | readonly string[]>>

/**
 * The one error that Ringi throws on purpose. `code` is what tests and scripts hold on to, `message` is one
 * sentence for people, `hint` says what to do next.
 */
export class RingiError extends Error {
  readonly code: Code
  readonly hint: string
  readonly details: Details
  /** Everything that was found, where it is findings that forbid to go on. */
  readonly findings: readonly Finding[]

  constructor(
    code: Code,
    message: string,
    extra: { hint?: string; details?: Details; findings?: readonly Finding[]; cause?: unknown } = {},
  ) {
    super(message, extra.cause === undefined ? undefined : { cause: extra.cause })
    this.name = 'RingiError'
    this.code = code
    this.hint = extra.hint ?? ''
    this.details = extra.details ?? {}
    this.findings = extra.findings ?? []
  }
}

/** What is said of an error in other words; its details are added to. */
type Said = { readonly message?: string } & Partial<
  Pick<RingiError, 'hint' | 'details' | 'findings' | 'cause'>
>

/** `error` with what is `said` of it now; all else stays. */
export function reworded(error: RingiError, { message = error.message, details, ...said }: Said): RingiError {
  const { code, hint, findings, cause } = error
  return new RingiError(code, message, {
    ...{ hint, findings, cause, ...said },
    details: { ...error.details, ...details },
  })
}

/** Runs `attempt`, and turns any error that is not already a RingiError into one with `code` and `message`. */
export function orThrow<T>(code: Code, message: string, attempt: () => T, hint = ''): T {
  try {
    return attempt()
  } catch (cause) {
    if (cause instanceof RingiError) throw cause
    throw new RingiError(code, message, { hint, cause })
  }
}

/** What `attempt` gives, or undefined where it is refused. */
export function unlessRefused<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch (error) {
    if (error instanceof RingiError) return undefined
    throw error
  }
}
