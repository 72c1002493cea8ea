import { RingiError } from '../../base/error.js'
import { count, oneOf, optional, record, type Shaped, text } from '../../base/shape.js'
import { parseStrictJson } from '../../base/strict-json.js'
import { hash, logName } from '../../base/vocabulary.js'
import type { Home } from '../../platform/home.js'

/**
 * What the home has pinned of its log, under its MAC: the last entry that it has written, so that a log that was cut off
 * is noticed; the SHA-256 of the file up to it, so that it need not be verified entry by entry every time; and what may
 * have been going on when a process was killed.
 */
export const PIN = record({
  /** Of the file, up to the last entry. */
  bytes: count,
  /** SHA-256 of these bytes. */
  digest: hash,
  /** Absent before the first entry. */
  head: optional(record({ log: logName, seq: count, hash, time: text })),
  /** The hash of the entry that is about to be written: no other may stand behind the last one. */
  next: optional(hash),
  /** What the last entry, or the one that is about to be written, tells of, and what may not be kept yet. */
  record: optional(record({ kind: oneOf('keys', 'vaults'), name: text })),
})

export type Pin = Shaped<typeof PIN>

/** The pin of a home, if it has one. Throws `log.tampered`, `home.damaged`. */
export async function readPin(home: Home): Promise<Pin | undefined> {
  const content = await home.read('log', 'head')
  if (content === undefined) return undefined
  const pin = parseStrictJson(content)
  if (PIN(pin)) return pin
  throw new RingiError('home.damaged', { why: 'pin' })
}

/** Pins the log of a home, which has to be locked. */
export async function writePin(home: Home, pin: Pin): Promise<void> {
  await home.pin('log', 'head', JSON.stringify(pin), true)
}
