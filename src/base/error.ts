import type { Code, Given } from './codes.js'
import type { Finding } from './finding.js'
import { type Args, detailsOf, type Message, type StandsIn, type Within } from './message.js'

/** What an error has beside its message. */
interface Beside {
  /** Everything that was found, where it is findings that forbid to go on. */
  readonly findings?: readonly Finding[]
  readonly cause?: unknown
  readonly within?: readonly Within[]
  readonly standsIn?: StandsIn | undefined
}

/**
 * The one error that Ringi throws on purpose: a {@link Message}, for which `words` has a sentence in every language. Its
 * own text is for stack traces.
 */
export interface RingiError extends Error, Message {
  readonly code: Code
  readonly within: readonly Within[]
  /** Everything that was found, where it is findings that forbid to go on. */
  readonly findings: readonly Finding[]
  /** Facts about the failure for scripts to read, and never a secret. */
  readonly details: Args
}

// The class is not generic, so that `instanceof` tells its type; its constructor is.
interface Constructor {
  new <C extends Code>(code: C, ...rest: [...Given<C>, beside?: Beside]): RingiError
  readonly prototype: RingiError
}

class CodedError extends Error {
  readonly code: Code
  readonly args: Args
  readonly within: readonly Within[]
  readonly findings: readonly Finding[]
  readonly standsIn?: StandsIn

  constructor(code: Code, args: Args = {}, { cause, within = [], findings = [], standsIn }: Beside = {}) {
    super(inTraces(code, args), cause === undefined ? undefined : { cause })
    this.name = 'RingiError'
    this.code = code
    this.args = args
    this.within = within
    this.findings = findings
    if (standsIn !== undefined) this.standsIn = standsIn
  }

  get details(): Args {
    return detailsOf(this)
  }
}

export const RingiError = CodedError as Constructor

function inTraces(code: Code, args: Args): string {
  const facts = JSON.stringify(detailsOf({ code, args }))
  return facts === '{}' ? code : `${code} ${facts}`
}

/** `error` as it was met within something. */
export function within(error: RingiError, around: Within): RingiError {
  const { code, args, findings, cause, standsIn } = error
  return new CodedError(code, args, { findings, cause, standsIn, within: [around, ...error.within] })
}

/** What an error or a finding tells of, as an error. */
export function errorOf(told: Message & { readonly code: Code }, beside: Beside = {}): RingiError {
  const { code, args, within = [], standsIn } = told
  return new CodedError(code, args, { standsIn, ...beside, within })
}

/** What `attempt` gives; any error of it that is not a RingiError becomes one with `code` and its arguments. */
export function orThrow<T, C extends Code>(attempt: () => T, code: C, ...[args]: Given<C>): T {
  try {
    return attempt()
  } catch (cause) {
    throw cause instanceof RingiError ? cause : new CodedError(code, args ?? {}, { cause })
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
