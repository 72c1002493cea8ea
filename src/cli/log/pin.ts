import type { LogHead } from '../../log/chain.js'
import type { Home } from '../../platform/home.js'

/**
 * What the home has pinned of its log, under its MAC: the last entry that it has written, so that a log that was cut off
 * is noticed, and the SHA-256 of the file up to it, so that it need not be verified entry by entry every time.
 */
export interface Pin {
  readonly head: LogHead
  /** Of the file, up to the last entry. */
  readonly bytes: number
  /** SHA-256 of these bytes, in hex. */
  readonly digest: string
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
