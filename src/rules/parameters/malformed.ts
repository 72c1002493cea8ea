import type { ArgsOf } from '../../base/codes.js'
import { RingiError } from '../../base/error.js'
import { nearest } from '../../base/nearest.js'
import { escapeText } from '../../base/text.js'

/** Where something stands in a policy file; both count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** What is wrong in a policy file, or what is expected there. */
export type Flaw = ArgsOf<'policy.malformed'>

/** The refusal of a policy file: what is wrong, and at which line and column. */
export function malformedPolicy({ line, column }: Position, flaw: Flaw): RingiError {
  return new RingiError('policy.malformed', flaw, { within: [{ line, column }] })
}

/** What a name can be that a policy takes: a field of some record, or one of a kind. */
type Named =
  | { readonly of: 'rule' | 'value' | 'group' | 'place' }
  | { readonly of: 'field'; readonly record: string }

/** The refusal of a name that is none of `known`, with the nearest of them. */
export function unknownName(at: Position, named: Named, name: string, known: readonly string[]): RingiError {
  const close = nearest(name, known)
  const shown = escapeText(name).slice(0, 60)
  return malformedPolicy(at, { why: 'unknown', ...named, name: shown, known, nearest: close })
}
