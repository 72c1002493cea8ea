import { toHex, utf8 } from '../base/bytes.js'
import { canonicalJson, parseCanonicalJson } from '../base/canonical-json.js'
import { RingiError } from '../base/error.js'
import { taggedHash } from '../base/hash.js'
import { isObject, type Json } from '../base/json.js'
import type { JsonSchema } from '../base/json-schema.js'
import { count, exactly, open, type Recorded, record, type Shape, text } from '../base/shape.js'
import { hash, logName, moment } from '../base/vocabulary.js'
import { EVENTS, type EventFields, type EventName, type LogEvent } from './events.js'

/** What every entry has. */
const HEAD = {
  /** The version of the format. */
  ringi: exactly(1),
  /** Its number in its log, which is that of its line: 1 for the first. */
  seq: count,
  /** UTC, ISO 8601 with milliseconds. Every entry's is above that of the one before. */
  time: moment,
  event: text,
  /** Who did it: the key that acted, else the user of the operating system. */
  actor: text,
  /** What the log calls itself: 16 random bytes in hex, made with its first entry. */
  log: logName,
  /** The hash of the entry before; for the first, 64 zeros. */
  previous: hash,
}

/** An entry of whatever event. */
const ANY = open(HEAD)

/** The entries of the events that Ringi knows. */
const KNOWN: ReadonlyMap<string, Shape<Recorded<typeof HEAD>>> = new Map(
  Object.entries(EVENTS).map(([event, fields]) => [
    event,
    record({ ...HEAD, ...fields, event: exactly(event) }),
  ]),
)

/** An entry of a log: the fields that all have, and those of its event. */
export type Entry = Recorded<typeof HEAD> & Readonly<Record<string, Json | undefined>>

/** An entry of an event that Ringi knows. */
export type EntryOf<E extends EventName> = Recorded<typeof HEAD> & { readonly event: E } & EventFields<E>

/** Where an entry stands in its log, and who made it when. */
type EntryHead = Omit<Recorded<typeof HEAD>, 'ringi' | 'event'>

/** Whether an entry tells of `event`; its fields are then those of {@link EVENTS}. */
export function isEvent<E extends EventName>(entry: Entry, event: E): entry is Entry & EntryOf<E> {
  return entry.event === event
}

/** The line of an entry, without its newline: canonical JSON (RFC 8785). */
export function formatEntry(place: EntryHead, event: LogEvent): string {
  return canonicalJson({ ringi: 1, ...place, ...event })
}

/** The hash of an entry: BIP 340 tagged hash with the tag `ringi/log` over its line, without its newline; in hex. */
export function entryHash(line: Uint8Array | string): string {
  return toHex(taggedHash('ringi/log', typeof line === 'string' ? utf8(line) : line))
}

/**
 * Reads a line of a log, without its newline. Throws `log.malformed` for what is not an entry exactly as Ringi writes it,
 * `log.line-ends` where a program has put a carriage return behind it, `log.version` for an entry of a later format.
 */
export function parseEntry(line: string): Entry {
  // Each entry is hashed as it stands; to whoever looks at it, nothing has changed.
  if (line.endsWith('\r')) throw new RingiError('log.line-ends')
  const value = parseCanonicalJson(line)
  if (!isObject(value)) throw new RingiError('log.malformed', { why: 'no-json' })
  if (value.ringi !== 1 && count(value.ringi)) throw new RingiError('log.version')
  const shape = KNOWN.get(String(value.event)) ?? ANY
  if (shape(value)) return value
  throw new RingiError('log.malformed', { why: ANY(value) ? 'event-fields' : 'entry-fields' })
}

/** The head of an entry that was verified before: its kinds of values alone. */
const VERIFIED = open({
  ...HEAD,
  ...{ time: text, log: text, previous: text },
})

/**
 * Reads a line that was verified when it was written, which its reader makes sure of by the digest of the file: in a third
 * of the time. Throws `log.malformed` for what is no entry at all.
 */
export function parseVerifiedEntry(line: string): Entry {
  const value = parseJson(line)
  if (isObject(value) && VERIFIED(value)) return value
  throw new RingiError('log.malformed', { why: 'entry-fields' })
}

function parseJson(line: string): Json | undefined {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** The schema of a line: the fields of its event beside those that all have, or any, of an event of a later version. */
export function entrySchema(): JsonSchema {
  const { properties, ...rest } = ANY.schema
  const other = { type: 'string', not: { enum: Object.keys(EVENTS) } }
  const later = { ...rest, properties: { ...(properties as object), event: other } }
  return { anyOf: [...[...KNOWN.values()].map(({ schema }) => schema), later] }
}
