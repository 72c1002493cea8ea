import { isObject } from './json.js'
import { type JsonSchema, objectOf, textLike } from './json-schema.js'

/** What is wrong with a value. Only names that the shape knows are repeated: anything else may be a secret. */
export interface ShapeFault {
  /** Where it is, from the outside in: names of members, numbers of items. Empty for the value itself. */
  readonly at: readonly (string | number)[]
  /** A member is missing, an object has one that is not known, or a value is another than the expected one. */
  readonly is: 'missing' | 'unknown' | 'wrong'
  readonly expected: JsonSchema
}

/** What a JSON value has to be: tells it, finds what is wrong, and says it to others as a schema. */
export interface Shape<T> {
  (value: unknown): value is T
  readonly schema: JsonSchema
  /** The first thing that is wrong, members in the order of the shape; undefined where nothing is. */
  readonly fault: (value: unknown) => ShapeFault | undefined
}

/** A shape whose member may be missing. */
type OptionalShape<T> = Shape<T> & { readonly optional: true }

/** What a shape lets through. */
export type Shaped<S> = S extends Shape<infer T> ? T : never

/** The members of a record, each with its shape. */
export type MemberShapes = Readonly<Record<string, Shape<unknown>>>

type OptionalName<M extends MemberShapes> = {
  [K in keyof M]: M[K] extends { readonly optional: true } ? K : never
}[keyof M]

/** What a record with such members is. */
export type Recorded<M extends MemberShapes> = {
  readonly [K in Exclude<keyof M, OptionalName<M>>]: Shaped<M[K]>
} & { readonly [K in OptionalName<M>]?: Shaped<M[K]> | undefined }

function shape<T>(schema: JsonSchema, fault: Shape<T>['fault']): Shape<T> {
  const is = (value: unknown): value is T => fault(value) === undefined
  return Object.assign(is, { schema, fault })
}

/** What `test` lets through, said as `schema`. */
export function tested<T>(schema: JsonSchema, test: (value: unknown) => value is T): Shape<T> {
  return shape(schema, value => (test(value) ? undefined : { at: [], is: 'wrong', expected: schema }))
}

/** What is of a shape and also `holds`, which its schema does not say. */
export function where<T>(of: Shape<T>, holds: (value: T) => boolean): Shape<T> {
  const wrong: ShapeFault = { at: [], is: 'wrong', expected: of.schema }
  return shape(of.schema, value => (of(value) ? (holds(value) ? undefined : wrong) : of.fault(value)))
}

/**
 * What is of a shape, said as another schema: what that one asks for beyond the shape is looked at by whoever reads the
 * value further, and refused with a code of its own.
 */
export function saidAs<T>(schema: JsonSchema, of: Shape<T>): Shape<T> {
  return shape(schema, of.fault)
}

/** The same shape, with words on what it is in its schema. */
export function described<T>(of: Shape<T>, description: string): Shape<T> {
  return saidAs({ ...of.schema, description }, of)
}

/** Any value: what another program's format or a field asks for. */
export const anything: Shape<unknown> = shape({}, () => undefined)

export const text: Shape<string> = tested(
  { type: 'string' },
  (value): value is string => typeof value === 'string',
)
export const flag: Shape<boolean> = tested(
  { type: 'boolean' },
  (value): value is boolean => typeof value === 'boolean',
)
export const number: Shape<number> = tested(
  { type: 'number' },
  (value): value is number => typeof value === 'number',
)
/** A whole number that a double holds exactly. */
export const count: Shape<number> = tested(
  { type: 'integer', minimum: 0 },
  (value): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
)

/** A text that satisfies `pattern`. */
export function matching(pattern: RegExp): Shape<string> {
  return tested(
    textLike(pattern),
    (value): value is string => typeof value === 'string' && pattern.test(value),
  )
}

/** One of these texts. */
export function oneOf<T extends string>(...texts: readonly T[]): Shape<T> {
  return tested({ enum: texts }, (value): value is T => texts.some(one => one === value))
}

/** The name of one of the rows of a table. */
export function keyOf<K extends string>(rows: Readonly<Record<K, unknown>>): Shape<K> {
  const isKey = (value: unknown): value is K => typeof value === 'string' && Object.hasOwn(rows, value)
  return tested({ enum: Object.keys(rows) }, isKey)
}

/** This value and no other: a version, a kind. */
export function exactly<const T extends string | number | boolean>(only: T): Shape<T> {
  return tested({ const: only }, (value): value is T => value === only)
}

/** What one of two shapes or more lets through; what is wrong is told of the whole. */
export function either<S extends readonly Shape<unknown>[]>(...shapes: S): Shape<Shaped<S[number]>> {
  const schema = { anyOf: shapes.map(one => one.schema) }
  return tested(schema, (value): value is Shaped<S[number]> => shapes.some(one => one(value)))
}

/** Such a value, or null. */
export function nullable<T>(of: Shape<T>): Shape<T | null> {
  const schema = { anyOf: [of.schema, { type: 'null' }] }
  return shape<T | null>(schema, value => (value === null ? undefined : of.fault(value)))
}

/** A member that may be missing: what earlier versions did not write. */
export function optional<T>(of: Shape<T>): OptionalShape<T> {
  return Object.assign(shape<T>(of.schema, of.fault), { optional: true } as const)
}

/** A list of such values. */
export function list<T>(of: Shape<T>): Shape<readonly T[]> {
  const schema = { type: 'array', items: of.schema }
  return shape(schema, value => {
    if (!Array.isArray(value)) return { at: [], is: 'wrong', expected: schema }
    const place = value.findIndex(item => !of(item))
    return place < 0 ? undefined : within(place, of.fault(value[place]))
  })
}

/** An object whose members have names of somebody's own choice, and such values; `names` have that shape where it is given. */
export function mapOf<T>(values: Shape<T>, names?: Shape<string>): Shape<Readonly<Record<string, T>>> {
  const propertyNames = names === undefined ? {} : { propertyNames: names.schema }
  const schema = { type: 'object', ...propertyNames, additionalProperties: values.schema }
  return tested(
    schema,
    (value): value is Readonly<Record<string, T>> =>
      isObject(value) &&
      Object.entries(value).every(([name, one]) => (names === undefined || names(name)) && values(one)),
  )
}

/** An object with these members and no others. */
export function record<M extends MemberShapes>(members: M): Shape<Recorded<M>> {
  const schema = schemaOf(members)
  return shape(schema, value => {
    if (!isObject(value)) return { at: [], is: 'wrong', expected: schema }
    const isStrange = Object.keys(value).some(name => !Object.hasOwn(members, name))
    return isStrange ? { at: [], is: 'unknown', expected: schema } : faultAmong(value, members)
  })
}

/** An object with these members, whatever else it has. */
export function open<M extends MemberShapes>(members: M): Shape<Recorded<M>> {
  const schema = { ...schemaOf(members), additionalProperties: true }
  return shape(schema, value =>
    isObject(value) ? faultAmong(value, members) : { at: [], is: 'wrong', expected: schema },
  )
}

// A member that is undefined is not there, as in a text of JSON.
function faultAmong(value: Readonly<Record<string, unknown>>, members: MemberShapes): ShapeFault | undefined {
  for (const [name, of] of Object.entries(members)) {
    const isThere = Object.hasOwn(value, name) && value[name] !== undefined
    if (!isThere && !isOptional(of)) return { at: [name], is: 'missing', expected: of.schema }
    const fault = isThere ? of.fault(value[name]) : undefined
    if (fault !== undefined) return within(name, fault)
  }
  return undefined
}

function within(place: string | number, fault: ShapeFault | undefined): ShapeFault | undefined {
  return fault && { ...fault, at: [place, ...fault.at] }
}

function isOptional(of: Shape<unknown>): boolean {
  return 'optional' in of
}

// Members that may be missing stand behind those that may not.
function schemaOf(members: MemberShapes): JsonSchema {
  const names = Object.keys(members)
  const required = names.filter(name => !isOptional(members[name] as Shape<unknown>))
  const ordered = [...required, ...names.filter(name => !required.includes(name))]
  const schemas = ordered.map(name => [name, (members[name] as Shape<unknown>).schema] as const)
  return objectOf(Object.fromEntries(schemas), required)
}
