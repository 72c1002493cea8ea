import { canonicalJson, parseCanonicalJson } from '../base/canonical-json.js'
import { count, exactly, list, oneOf, record, type Shaped, text } from '../base/shape.js'
import { hash, logName } from '../base/vocabulary.js'

const pin = record({ kind: oneOf('keys', 'policies', 'vaults'), name: text, sha256: hash })

/** A record of a home as a seal knows it: the SHA-256 of its content. */
export type SealedPin = Shaped<typeof pin>

/** What a seal's file holds. */
export const SEAL = record({
  /** The version of this record. */
  version: exactly(1),
  /** The home's id: a hash of the key that it made for itself. */
  home: hash,
  /** The name of the key that has sealed it. */
  key: text,
  /** How often that key has sealed this home. */
  counter: count,
  log: logName,
  /** The number and the hash of the last entry that is sealed. */
  seq: count,
  hash,
  /** SHA-256 of the log's file up to that entry. */
  digest: hash,
  /** Everything that the home keeps, sorted by kind and name. */
  pins: list(pin),
  /** Sessions whose nonces are spent. */
  sessions: list(hash),
})

/** What a home was when a key was last opened in it and closed again. */
export type Seal = Shaped<typeof SEAL>

/** The text that a seal's MAC is of: canonical JSON (RFC 8785). */
export function formatSeal(seal: Seal): string {
  return canonicalJson(seal)
}

/** Reads such a text; undefined for any other. */
export function parseSeal(line: string): Seal | undefined {
  const value = parseCanonicalJson(line)
  return SEAL(value) ? value : undefined
}
