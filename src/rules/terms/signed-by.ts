import { named, record, required, type Values } from '../parameters/collection.js'
import type { Flaw } from '../parameters/malformed.js'
import type { Parameter } from '../parameters/parameter.js'
import { PUBLIC_KEY } from '../parameters/public-key.js'
import { count } from '../parameters/scalar.js'
import { NAME } from './places.js'

const FIELDS = {
  any: required(count('tighter', 1, 20)),
  of: required(named(NAME, PUBLIC_KEY, 'looser')),
}

/** How many of which keys have to sign what is stated of the chain and of coins, each on a machine of its own. */
export type SignedBy = Values<typeof FIELDS>

/** `any 2 of watch-a, watch-b`. */
export const SIGNED_BY: Parameter<SignedBy> = {
  ...record('signed-by', FIELDS, tooFew),
  print: ({ any, of }, on) => `any ${any} of ${FIELDS.of.kind.print(of, on)}`,
}

// One key under two names would be two signatures by one machine.
function tooFew({ any, of }: SignedBy): Flaw | undefined {
  const keys = new Set(of.values())
  if (keys.size < of.size) return { why: 'key-of-two' }
  return keys.size < any ? { why: 'few-keys', least: any } : undefined
}
