import { membersOf } from './json.js'
import { exactly, type MemberShapes, type Recorded, record, type Shape } from './shape.js'
import { parseStrictJson } from './strict-json.js'

/** The members that every file of Ringi's own begins with: the version of its form, and what it is. */
export interface Header<K extends string, V extends number> {
  readonly ringi: Shape<V>
  readonly kind: Shape<K>
}

/** One form of a file of Ringi's own: a JSON object that begins with its header. */
export interface Envelope<K extends string, V extends number, M extends MemberShapes> {
  readonly kind: K
  /** The whole file, with its header. */
  readonly file: Shape<Recorded<Header<K, V> & M>>
  /** What stands behind the header. */
  readonly members: Shape<Recorded<M>>
  /** The text of such a file, members in the order of `value`. */
  readonly format: (value: Recorded<M>) => string
  /** What stands behind the header of such a file, whatever that is; undefined where the header is another. */
  readonly body: (value: unknown) => Readonly<Record<string, unknown>> | undefined
  /** What stands behind the header of such a file; undefined for any other text, and one of more than `longest` characters. */
  readonly read: (text: string, longest: number) => Recorded<M> | undefined
}

/** The text of a file of Ringi's own: JSON with two spaces, ended by a newline, its header first. */
export function formatFile(kind: string, ringi: number, members: object): string {
  return `${JSON.stringify({ ringi, kind, ...members }, null, 2)}\n`
}

/** The form of files that say `kind` and `ringi` of themselves and have these members, and no others. */
export function envelope<const K extends string, const V extends number, M extends MemberShapes>(
  kind: K,
  ringi: V,
  members: M,
): Envelope<K, V, M> {
  const all: Header<K, V> & M = { ringi: exactly(ringi), kind: exactly(kind), ...members }
  const inside = record(members)
  const body = (value: unknown) => {
    const { ringi: version, kind: found, ...rest } = membersOf(value)
    return version === ringi && found === kind ? rest : undefined
  }
  return {
    kind,
    file: record(all),
    members: inside,
    format: value => formatFile(kind, ringi, value),
    body,
    read: (text, longest) => {
      const value = body(parseStrictJson(text, longest))
      return inside(value) ? value : undefined
    },
  }
}
