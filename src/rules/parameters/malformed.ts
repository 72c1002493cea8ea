import { RingiError } from '../../base/error.js'
import { nearest } from '../../base/nearest.js'
import { escapeText } from '../../base/text.js'

/** Where something stands in a policy file; both count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The refusal of a policy file: what is wrong, and at which line and column. */
export function malformedPolicy({ line, column }: Position, why: string, hint = ''): RingiError {
  return new RingiError('policy.malformed', `Line ${line}, column ${column}: ${why}.`, {
    hint,
    details: { line, column },
  })
}

/** The refusal of a name that is none of `known`, with the nearest of them. */
export function unknownName(at: Position, what: string, name: string, known: readonly string[]): RingiError {
  const close = nearest(name, known)
  const shown = escapeText(name).slice(0, 60)
  const hint = close === undefined ? `There are: ${known.join(', ')}.` : `Did you mean ${close}?`
  const error = malformedPolicy(at, `there is no ${what} called “${shown}”`, hint)
  return close === undefined
    ? error
    : new RingiError(error.code, error.message, { hint, details: { ...error.details, nearest: close } })
}
