import { canonicalJson, type Json, parseCanonicalJson } from '../base/canonical-json.js'
import type { JsonSchema } from '../base/json-schema.js'
import { count, exactly, hash, list, matching, oneOf, type Recorded, record, text } from '../base/shape.js'

const PIN = { kind: oneOf('keys', 'policies', 'vaults'), name: text, sha256: hash }

/** A record of a home as a seal knows it: the SHA-256 of its content. */
export type SealedPin = Recorded<typeof PIN>

const MEMBERS = {
  /** The version of this record. */
  version: exactly(1),
  /** The home's id: a hash of the key that it made for itself. */
  home: hash,
  /** The name of the key that has sealed it. */
  key: text,
  /** How often that key has sealed this home. */
  counter: count,
  log: matching(/^[0-9a-f]{32}$/),
  /** The number and the hash of the last entry that is sealed. */
  seq: count,
  hash,
  /** SHA-256 of the log's file up to that entry. */
  digest: hash,
  /** Everything that the home keeps, sorted by kind and name. */
  pins: list(record(PIN)),
  /** Sessions whose nonces are spent. */
  sessions: list(hash),
}

const isSeal = record(MEMBERS)

/** The schema of what a seal's file holds. */
export const SEAL_SCHEMA: JsonSchema = isSeal.schema

/** What a home was when a key was last opened in it and closed again. */
export type Seal = Recorded<typeof MEMBERS>

/** The text that a seal's MAC is of: canonical JSON (RFC 8785). */
export function formatSeal(seal: Seal): string {
  return canonicalJson(seal as unknown as Json)
}

/** Reads such a text; undefined for any other. */
export function parseSeal(line: string): Seal | undefined {
  const value = parseCanonicalJson(line)
  return isSeal(value) ? value : undefined
}
