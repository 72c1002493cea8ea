import type { Code, Given } from './codes.js'
import type { Finding } from './finding.js'
import type { Args } from './message.js'
import { detailsOf, type Message, type Prose, type StandsIn, type Within } from './message.js'

/** What an error has beside its message. */
interface Beside {
  /** Everything that was found, where it is findings that forbid to go on. */
  readonly findings?: readonly Finding[]
  readonly cause?: unknown
  readonly within?: readonly Within[]
  readonly standsIn?: StandsIn | undefined
}

/** An error as rooms throw it that have no sentences in `words` yet. */
interface Written extends Beside {
  readonly hint?: string
  readonly details?: Args
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
  readonly hint: string
}

// The class is not generic, so that `instanceof` tells its type; its constructor is.
interface Constructor {
  new <C extends Code>(code: C, ...rest: [...Given<C>, beside?: Beside]): RingiError
  new (code: Code, sentence: string, written?: Written): RingiError
  readonly prototype: RingiError
}

class CodedError extends Error {
  readonly code: Code
  readonly args: Args
  readonly within: readonly Within[]
  readonly findings: readonly Finding[]
  readonly standsIn?: StandsIn
  readonly prose?: Prose

  constructor(code: Code, given: Args | string = {}, beside: Written = {}) {
    const args = typeof given === 'string' ? (beside.details ?? {}) : given
    const text = typeof given === 'string' ? given : inTraces(code, args)
    super(text, beside.cause === undefined ? undefined : { cause: beside.cause })
    this.name = 'RingiError'
    this.code = code
    this.args = args
    this.within = beside.within ?? []
    this.findings = beside.findings ?? []
    if (beside.standsIn !== undefined) this.standsIn = beside.standsIn
    if (typeof given === 'string') this.prose = { sentence: given, hint: beside.hint ?? '' }
  }

  get details(): Args {
    return detailsOf(this)
  }

  get hint(): string {
    return this.prose?.hint ?? ''
  }
}

export const RingiError = CodedError as Constructor

function inTraces(code: Code, args: Args): string {
  const facts = JSON.stringify(detailsOf({ code, args }))
  return facts === '{}' ? code : `${code} ${facts}`
}

/** `error` as it was met within something. */
export function within(error: RingiError, around: Within): RingiError {
  const { code, args, findings, cause, standsIn, prose } = error
  return new CodedError(code, prose?.sentence ?? args, {
    ...{ findings, cause, standsIn, within: [around, ...error.within] },
    ...(prose && { hint: prose.hint, details: args }),
  })
}

/** What an error or a finding tells of, as an error. */
export function errorOf(
  told: Message & { readonly code: Code; readonly hint?: string },
  beside: Beside = {},
): RingiError {
  const { code, args, within = [], standsIn, prose, hint = prose?.hint ?? '' } = told
  const written = prose && { hint, details: args }
  return new CodedError(code, prose?.sentence ?? args, { standsIn, ...beside, within, ...written })
}

/** What is said of an error in other words; its details are added to. */
type Said = { readonly message?: string } & Partial<
  Pick<RingiError, 'hint' | 'details' | 'findings' | 'cause'>
>

/** `error` with what is `said` of it now; all else stays. */
export function reworded(error: RingiError, { message = error.message, details, ...said }: Said): RingiError {
  const { code, args, within, hint, findings, cause } = error
  return new RingiError(code, message, {
    ...{ hint, findings, cause, ...said },
    details: Object.assign({}, ...within, args, details),
  })
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
