import type { Argument, Message } from './message.js'

declare const taken: unique symbol

type Described =
  | { readonly kind: 'text' | 'count' | 'amount' | 'flag' | 'message' }
  | { readonly kind: 'choice'; readonly of: readonly string[] }
  | { readonly kind: 'list' | 'optional'; readonly of: Kind }
  | { readonly kind: 'facts'; readonly of: Kinds }

/** A kind of argument. It is there at run time so that tests can say every sentence with values of all kinds. */
export type Kind<V extends Argument = Argument> = Described & { readonly [taken]?: V }

/** The kinds of several arguments, by their names. */
export type Kinds = { readonly [name: string]: Kind }

/** An argument that may be missing. */
export interface Optional<V extends Argument> {
  readonly kind: 'optional'
  readonly of: Kind
  readonly [taken]?: V
}

/** Names, paths, hashes, and whatever else is said as it is written. */
export const text: Kind<string> = { kind: 'text' }

/** How many, how high, which one. */
export const count: Kind<number> = { kind: 'count' }

/** Satoshi; digits in JSON. */
export const amount: Kind<bigint> = { kind: 'amount' }

export const flag: Kind<boolean> = { kind: 'flag' }

/** What is said by another code. */
export const told: Kind<Message> = { kind: 'message' }

/** One of a few words, which each language says in its own. */
export function choice<const W extends string>(...of: readonly W[]): Kind<W> {
  return { kind: 'choice', of }
}

export function list<V extends Argument>(of: Kind<V>): Kind<readonly V[]> {
  return { kind: 'list', of }
}

export function optional<V extends Argument>(of: Kind<V>): Optional<V> {
  return { kind: 'optional', of }
}

/** Several that belong together. */
export function facts<const K extends Kinds>(of: K): Kind<ValuesOf<K>> {
  return { kind: 'facts', of }
}

type ArgumentValue<K> = K extends { readonly [taken]?: infer V } ? Exclude<V, undefined> : never

type OptionalIn<K> = { [N in keyof K]: K[N] extends { readonly kind: 'optional' } ? N : never }[keyof K]

/** The arguments that have these kinds. */
export type ValuesOf<K> = { readonly [N in Exclude<keyof K, OptionalIn<K>>]: ArgumentValue<K[N]> } & {
  readonly [N in OptionalIn<K>]?: ArgumentValue<K[N]> | undefined
}
