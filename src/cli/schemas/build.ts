import { objectOf, type JsonSchema as Schema } from '../../base/json-schema.js'

export type { JsonSchema as Schema } from '../../base/json-schema.js'

/** An object with these members, of which those in `optional` may be missing. */
export function record(
  members: Readonly<Record<string, Schema>>,
  optional: Readonly<Record<string, Schema>> = {},
): Schema {
  return objectOf({ ...members, ...optional }, Object.keys(members))
}

/** The schemas of what commands print as their `data`, by the commands' names. */
export type Schemas = Readonly<Record<string, Schema>>

/** Whatever another program's format or a field asks for. */
export const ANYTHING: Schema = {}

/** A list of such items. */
export function list(items: Schema): Schema {
  return { type: 'array', items }
}

/** Such a value, or null. */
export function nullable(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] }
}

/** One of these texts. */
export function choice(...values: readonly string[]): Schema {
  return { enum: values }
}

export const text: Schema = { type: 'string' }
export const flag: Schema = { type: 'boolean' }
export const count: Schema = { type: 'integer', minimum: 0 }
export const number: Schema = { type: 'number' }

function pattern(regex: string, description: string): Schema {
  return { type: 'string', pattern: regex, description }
}

export const sats = pattern('^[0-9]+$', 'satoshi')
export const signedSats = pattern('^-?[0-9]+$', 'satoshi, negative where outputs exceed inputs')
export const hex = pattern('^([0-9a-f]{2})*$', 'lower-case hex')
export const hash = pattern('^[0-9a-f]{64}$', '32 bytes in lower-case hex')
export const fingerprint = pattern('^[0-9a-f]{8}$', 'master fingerprint, 4 bytes in hex (BIP 32)')
export const words = pattern('^[a-z]+( [a-z]+){11}$', 'twelve words of a digest, to compare by voice')
export const base64 = pattern('^[A-Za-z0-9+/]+=*$', 'a PSBT in base64')
export const outpoint = pattern('^[0-9a-f]{64}:[0-9]+$', 'TXID:VOUT')
export const path = pattern('^([0-9]+h?(/[0-9]+h?)*)?$', 'derivation path from the master key, without m/')
export const network = choice('mainnet', 'testnet', 'signet', 'regtest')
export const scriptType = choice('p2wsh', 'p2sh-p2wsh', 'p2sh')
/** The file that was written, or null where the result went to standard output. */
export const file = nullable(text)
