import { isList, type Json } from './canonical-json.js'
import { type JsonSchema, objectOf, textLike } from './json-schema.js'
import { unixTime } from './time.js'

type Test<T> = (value: Json | undefined) => value is T & Json

/** Tells whether a JSON value has a shape, and says it to others as a schema. */
export type Shape<T> = Test<T> & { readonly schema: JsonSchema }

function shape<T>(schema: JsonSchema, is: Test<T>): Shape<T> {
  return Object.assign(is, { schema })
}

/** A shape whose member may be missing. */
export type OptionalShape<T> = Shape<T> & { readonly optional: true }

/** What a shape lets through. */
export type Shaped<S> = S extends OptionalShape<infer T> ? T : S extends Shape<infer T> ? T : never

/** The members of a record, each with its shape. */
export type Members = Readonly<Record<string, Shape<unknown>>>

type OptionalName<M extends Members> = {
  [K in keyof M]: M[K] extends { readonly optional: true } ? K : never
}[keyof M]

/** What a record with such members is. */
export type Recorded<M extends Members> = {
  readonly [K in Exclude<keyof M, OptionalName<M>>]: Shaped<M[K]>
} & { readonly [K in OptionalName<M>]?: Shaped<M[K]> | undefined }

/** A text that satisfies `pattern`. */
export function matching(pattern: RegExp): Shape<string> {
  const is = (value: Json | undefined): value is string => typeof value === 'string' && pattern.test(value)
  return shape(textLike(pattern), is)
}

/** One of these texts. */
export function oneOf<T extends string>(...texts: readonly T[]): Shape<T> {
  return shape({ enum: texts }, (value): value is T & Json => texts.some(one => one === value))
}

/** This value and no other: a version, a kind. */
export function exactly<T extends string | number>(only: T): Shape<T> {
  return shape({ const: only }, (value): value is T & Json => value === only)
}

/** Such a value, or null. */
export function nullable<T>(of: Shape<T>): Shape<T | null> {
  const schema = { anyOf: [of.schema, { type: 'null' }] }
  return shape<T | null>(schema, (value): value is (T | null) & Json => value === null || of(value))
}

/** A member that may be missing: what earlier versions did not write. */
export function optional<T>(of: Shape<T>): OptionalShape<T> {
  const isShape = (value: Json | undefined): value is T & Json => of(value)
  return Object.assign(shape(of.schema, isShape), { optional: true } as const)
}

/** A list of such values. */
export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  return shape(
    { type: 'array', items: of.schema },
    (value): value is readonly T[] & Json =>
      value !== undefined && isList(value as Json) && (value as readonly Json[]).every(item => of(item)),
  )
}

/** An object with exactly these members. */
export function record<M extends Members>(members: M): Shape<Recorded<M>> {
  const is = (value: Json | undefined): value is Recorded<M> & Json =>
    isObject(value) && hasOnly(value, members) && hasMembers(value, members)
  return shape(schemaOf(members), is)
}

/** The schema of an object with exactly these members. */
export function schemaOf(members: Members): JsonSchema {
  const schemas = (isOptional: boolean) =>
    Object.fromEntries(
      Object.entries(members)
        .filter(([, one]) => 'optional' in one === isOptional)
        .map(([name, { schema }]) => [name, schema]),
    )
  return objectOf(schemas(false), schemas(true))
}

/** Whether an object has no other members than these. */
export function hasOnly(value: Readonly<Record<string, Json | undefined>>, members: Members): boolean {
  return Object.keys(value).every(name => Object.hasOwn(members, name))
}

/** Whether an object has these members, whatever else it has. */
export function hasMembers(value: Readonly<Record<string, Json | undefined>>, members: Members): boolean {
  return Object.entries(members).every(([name, shape]) =>
    Object.hasOwn(value, name) ? shape(value[name]) : 'optional' in shape,
  )
}

/** Whether a JSON value is an object and no list. */
export function isObject(value: Json | undefined): value is Readonly<Record<string, Json | undefined>> {
  return typeof value === 'object' && value !== null && !isList(value)
}

export const text: Shape<string> = shape(
  { type: 'string' },
  (value): value is string => typeof value === 'string',
)
export const flag: Shape<boolean> = shape(
  { type: 'boolean' },
  (value): value is boolean => typeof value === 'boolean',
)
/** A whole number that a double holds exactly. */
export const count: Shape<number> = shape(
  { type: 'integer', minimum: 0 },
  (value): value is number => Number.isSafeInteger(value) && (value as number) >= 0,
)
/** UTC, ISO 8601 with milliseconds. */
export const moment: Shape<string> = shape(
  textLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  (value): value is string => typeof value === 'string' && unixTime(value) !== undefined,
)
/** 32 bytes in lower-case hex. */
export const hash = matching(/^[0-9a-f]{64}$/)
/** Bytes in lower-case hex. */
export const hex = matching(/^(?:[0-9a-f]{2})*$/)
const SATOSHI = /^(?:0|[1-9]\d{0,15})$/

/** Satoshi, in decimal digits: at most 2,100,000,000,000,000. */
export const satoshi: Shape<string> = shape(
  textLike(SATOSHI),
  (value): value is string =>
    typeof value === 'string' && SATOSHI.test(value) && Number(value) <= 2_100_000_000_000_000,
)
/** A master key's fingerprint, 4 bytes in hex (BIP 32). */
export const fingerprint = matching(/^[0-9a-f]{8}$/)
/** `TXID:VOUT`. */
export const outPoint = matching(/^[0-9a-f]{64}:(?:0|[1-9]\d{0,9})$/)
