import type { Compression } from './compression.js'

/** What frames amounted to, with the type that they gave it: a letter of BBQr, or a type of UR. */
export interface JoinedMessage {
  readonly bytes: Uint8Array
  readonly type: string
}

/** Puts the frames of one message together. */
export interface Joiner {
  readonly format: 'bbqr' | 'ur'
  /** How many parts the message has. */
  readonly total: number
  /** The numbers, from 1, of the parts that are not there yet. */
  readonly missing: readonly number[]
  /** Takes one more frame; one that is there already changes nothing. */
  add(frame: string): void
  /** The whole, once nothing is missing. */
  finish(compression: Compression): JoinedMessage
}
