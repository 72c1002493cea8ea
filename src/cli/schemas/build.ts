import { isObject } from '../../base/json.js'
import type { Message } from '../../base/message.js'
import { described, matching, nullable, type Shape, tested, text } from '../../base/shape.js'

/** The shapes of what commands print as their `data`, by the commands' names. */
export type Schemas = Readonly<Record<string, Shape<unknown>>>

/** Satoshi, which are negative where outputs exceed inputs. */
export const signedSats = described(matching(/^-?[0-9]+$/), 'satoshi, negative where outputs exceed inputs')
/** The file that was written, or null where the result went to standard output. */
export const file = nullable(text)
/** An object whose members another schema says. */
export const anyObject = tested({ type: 'object' }, isObject)

/** What commands give as messages, and JSON says as `as`. */
export function said<M extends Message>(as: Shape<unknown>): Shape<M> {
  return tested<M>(as.schema, (value): value is M => as(value))
}
