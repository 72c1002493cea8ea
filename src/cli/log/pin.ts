import type { LogHead } from '../../log/chain.js'
import type { ToldRecord } from '../../log/told-records.js'
import type { Home } from '../../platform/home.js'

/**
 * What the home has pinned of its log, under its MAC: the last entry that it has written, so that a log that was cut off
 * is noticed; the SHA-256 of the file up to it, so that it need not be verified entry by entry every time; and what may
 * have been going on when a process was killed.
 */
export interface Pin {
  /** Absent before the first entry. */
  readonly head?: LogHead
  /** Of the file, up to the last entry. */
  readonly bytes: number
  /** SHA-256 of these bytes, in hex. */
  readonly digest: string
  /** The hash of the entry that is about to be written: no other may stand behind the last one. */
  readonly next?: string
  /** What the last entry, or the one that is about to be written, tells of, and what may not be kept yet. */
  readonly record?: ToldRecord
}

/** The pin of a home, if it has one. Throws `log.tampered`. */
export async function readPin(home: Home): Promise<Pin | undefined> {
  const text = await home.read('log', 'head')
  return text === undefined ? undefined : JSON.parse(text)
}

/** Pins the log of a home, which has to be locked. */
export async function writePin(home: Home, pin: Pin): Promise<void> {
  await home.pin('log', 'head', JSON.stringify(pin), true)
}
