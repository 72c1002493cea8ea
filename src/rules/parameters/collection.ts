import type { JsonSchema } from '../../base/json-schema.js'
import type { OnChain } from '../../chain/chain.js'
import { networkSaid } from '../../chain/network.js'
import { type Flaw, malformedPolicy, unknownName } from './malformed.js'
import type { Difference, Effect, Names, Parameter } from './parameter.js'
import type { Source } from './source.js'

/** A field of a record: its kind, and what it means where it is left out. */
export interface RecordField<T> {
  readonly kind: Parameter<NonNullable<T>>
  /** Undefined where it has to be there; else what adding it does to the rule. */
  readonly adding: Effect | undefined
}

/** A field that has to be there. */
export function required<T extends NonNullable<unknown>>(kind: Parameter<T>): RecordField<T> {
  return { kind: kind as Parameter<NonNullable<T>>, adding: undefined }
}

/** A field that may be left out; `adding` it makes the rule looser or tighter. */
export function optional<T extends NonNullable<unknown>>(
  kind: Parameter<T>,
  adding: Effect,
): RecordField<T | undefined> {
  return { kind: kind as Parameter<NonNullable<T>>, adding }
}

export type RecordFields = Readonly<Record<string, RecordField<unknown>>>

/** The values of fields. */
export type Values<F extends RecordFields> = {
  readonly [K in keyof F]: F[K] extends RecordField<infer T> ? T : never
}

/** What is wrong with values that are right one by one, if anything is. */
export type Refusal<F extends RecordFields> = (values: Values<F>, names: Names) => Flaw | undefined

/** A map with these fields and no others. */
export function record<F extends RecordFields>(
  what: string,
  fields: F,
  refuse: Refusal<F> = () => undefined,
): Parameter<Values<F>> {
  return {
    schema: recordSchema(fields),
    read: (source, names) => {
      const values = readFields(source, names, what, fields)
      const wrong = refuse(values, names)
      if (wrong === undefined) return values
      throw malformedPolicy(source, wrong)
    },
    print: (values, on) => printFields(values, fields, on),
    compare: (before, after, on) => compareFields(before, after, fields, on),
  }
}

function readFields<F extends RecordFields>(
  source: Source,
  names: Names,
  what: string,
  fields: F,
): Values<F> {
  if (source.kind !== 'map')
    throw malformedPolicy(source, { why: 'no-record', record: what, fields: Object.keys(fields) })
  for (const [name, at] of source.entries) {
    if (!Object.hasOwn(fields, name))
      throw unknownName(at, { of: 'field', record: what }, name, Object.keys(fields))
  }
  const values: Record<string, unknown> = {}
  for (const [name, { kind, adding }] of Object.entries(fields)) {
    const entry = source.entries.get(name)
    if (entry !== undefined) values[name] = kind.read(entry.value, names)
    else if (adding === undefined) throw malformedPolicy(source, { why: 'lacks', record: what, field: name })
  }
  return values as Values<F>
}

function printFields<F extends RecordFields>(values: Values<F>, fields: F, on: OnChain): string {
  return Object.entries(fields)
    .filter(([name]) => values[name] !== undefined)
    .map(([name, { kind }]) => `${name} ${kind.print(values[name] as NonNullable<unknown>, on)}`)
    .join('; ')
}

function compareFields<F extends RecordFields>(
  before: Values<F>,
  after: Values<F>,
  fields: F,
  on: OnChain,
): Difference[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    compareOptional(
      field,
      before[name] as NonNullable<unknown> | undefined,
      after[name] as NonNullable<unknown> | undefined,
      on,
    ).map(one => ({
      ...one,
      path: [name, ...one.path],
    })),
  )
}

const OPPOSITE = { looser: 'tighter', tighter: 'looser', other: 'other' } as const

function compareOptional<T>(
  { kind, adding }: RecordField<T>,
  before: NonNullable<T> | undefined,
  after: NonNullable<T> | undefined,
  on: OnChain,
): Difference[] {
  if (before !== undefined && after !== undefined) return kind.compare(before, after, on)
  if (after !== undefined)
    return [{ path: [], before: undefined, after: kind.print(after, on), effect: adding ?? 'other' }]
  if (before === undefined) return []
  return [{ path: [], before: kind.print(before, on), after: undefined, effect: OPPOSITE[adding ?? 'other'] }]
}

function recordSchema(fields: RecordFields): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, { kind }]) => [name, kind.schema])),
    required: Object.keys(fields).filter(name => fields[name]?.adding === undefined),
    additionalProperties: false,
  }
}

const MOST_ITEMS = 10_000

interface ListOptions<T> {
  /** What one more item does to the rule. */
  readonly more: Effect
  /** What makes two items the same one with other values; the whole of it unless said otherwise. */
  readonly key?: (item: T, on: OnChain) => string
  readonly least?: number
}

/** A list of at least one item, in which nothing stands twice. */
export function list<T extends NonNullable<unknown>>(
  item: Parameter<T>,
  { more, key = item.print, least = 1 }: ListOptions<T>,
): Parameter<readonly T[]> {
  const byKey = (items: readonly T[], on: OnChain) => new Map(items.map(one => [key(one, on), one]))
  return {
    schema: { type: 'array', items: item.schema, minItems: least, uniqueItems: true },
    read: (source, names) => {
      const items = itemsOf(source, least).map(one => item.read(one, names))
      if (byKey(items, networkSaid(names.network)).size < items.length)
        throw malformedPolicy(source, { why: 'item-twice' })
      return items
    },
    print: (items, on) => items.map(one => item.print(one, on)).join(', '),
    compare: (before, after, on) => compareKeyed(item, more, byKey(before, on), byKey(after, on), on),
  }
}

function itemsOf(source: Source, least: number): readonly Source[] {
  if (source.kind !== 'list') throw malformedPolicy(source, { why: 'no-list' })
  if (source.items.length < least) throw malformedPolicy(source, { why: 'few-items', least })
  if (source.items.length > MOST_ITEMS) throw malformedPolicy(source, { why: 'many-items', most: MOST_ITEMS })
  return source.items
}

/** A map from names of one's own choice to items. */
export function named<T extends NonNullable<unknown>>(
  name: Parameter<string>,
  item: Parameter<T>,
  more: Effect,
): Parameter<ReadonlyMap<string, T>> {
  return {
    schema: { type: 'object', additionalProperties: item.schema },
    read: (source, names) => {
      if (source.kind !== 'map') throw malformedPolicy(source, { why: 'no-map' })
      return new Map(
        [...source.entries].map(([key, at]) => [
          name.read({ kind: 'text', text: key, line: at.line, column: at.column }, names),
          item.read(at.value, names),
        ]),
      )
    },
    print: (items, on) => [...items].map(([key, one]) => `${key}: ${item.print(one, on)}`).join('; '),
    compare: (before, after, on) => compareKeyed(item, more, before, after, on),
  }
}

function compareKeyed<T extends NonNullable<unknown>>(
  kind: Parameter<T>,
  more: Effect,
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  on: OnChain,
): Difference[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(key => {
    const field = { kind: kind as Parameter<NonNullable<T>>, adding: more }
    return compareOptional(field, before.get(key), after.get(key), on).map(one => ({
      ...one,
      path: [key, ...one.path],
    }))
  })
}
