import { isList, type Json } from './canonical.js'

/** Tells whether a JSON value has a shape. */
export type Shape<T> = (value: Json | undefined) => value is T & Json

/** A shape whose member may be missing. */
export interface OptionalShape<T> extends Shape<T> {
  readonly optional: true
}

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
  return (value): value is string => typeof value === 'string' && pattern.test(value)
}

/** One of these texts. */
export function oneOf<T extends string>(...texts: readonly T[]): Shape<T> {
  return (value): value is T & Json => texts.some(one => one === value)
}

/** Such a value, or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is (T | null) & Json => value === null || shape(value)
}

/** A member that may be missing: what earlier versions did not write. */
export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  const isShape = (value: Json | undefined): value is T & Json => shape(value)
  return Object.assign(isShape, { optional: true } as const)
}

/** A list of such values. */
export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] & Json =>
    value !== undefined && isList(value as Json) && (value as readonly Json[]).every(item => shape(item))
}

/** An object with exactly these members. */
export function record<M extends Members>(members: M): Shape<Recorded<M>> {
  return (value): value is Recorded<M> & Json =>
    isObject(value) && hasOnly(value, members) && hasMembers(value, members)
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

export const text: Shape<string> = matching(/^/)
export const flag: Shape<boolean> = (value): value is boolean => typeof value === 'boolean'
/** A whole number that a double holds exactly. */
export const count: Shape<number> = (value): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0
/** 32 bytes in lower-case hex. */
export const hash = matching(/^[0-9a-f]{64}$/)
/** Bytes in lower-case hex. */
export const hex = matching(/^(?:[0-9a-f]{2})*$/)
/** Satoshi, in decimal digits: at most 2,100,000,000,000,000. */
export const satoshi: Shape<string> = (value): value is string =>
  typeof value === 'string' && /^(?:0|[1-9]\d{0,15})$/.test(value) && Number(value) <= 2_100_000_000_000_000
/** A master key's fingerprint, 4 bytes in hex (BIP 32). */
export const fingerprint = matching(/^[0-9a-f]{8}$/)
/** `TXID:VOUT`. */
export const outPoint = matching(/^[0-9a-f]{64}:(?:0|[1-9]\d{0,9})$/)
