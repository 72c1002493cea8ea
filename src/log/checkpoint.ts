import type { Json } from '../base/canonical-json.js'
import { RingiError } from '../base/error.js'
import type { JsonSchema } from '../base/json-schema.js'
import {
  count,
  exactly,
  fingerprint,
  hash,
  matching,
  moment,
  nullable,
  type Recorded,
  record,
  text,
} from '../base/shape.js'
import { parseStrictJson } from '../base/strict-json.js'
import { unixTime } from '../base/time.js'

/** What another machine has printed to be signed for: 16 to 32 bytes in lower-case hex. */
export const NONCE = /^(?:[0-9a-f]{2}){16,32}$/

const COMMON = {
  kind: exactly('checkpoint'),
  log: matching(/^[0-9a-f]{32}$/),
  /** The last entry's number. */
  seq: count,
  /** The last entry's hash. */
  hash,
  /** The last entry's time. */
  time: moment,
  vault: record({ name: text, digest: hash }),
  cosigner: record({ name: text, fingerprint }),
  /** Of {@link checkpointStatement}, BIP 322, in base64. */
  signature: matching(/^[A-Za-z0-9+/]+=*$/),
}

const FIRST = { ringi: exactly(1), ...COMMON }

const SECOND = {
  ringi: exactly(2),
  ...COMMON,
  /** When it was signed, so that a log in which nothing has happened since is not taken for an old one. */
  signed: moment,
  /** The nonce of the machine for which it was signed. */
  for: nullable(matching(NONCE)),
}

/** A checkpoint as version 0.1 wrote them: nobody can tell when it was signed. */
export type FirstCheckpoint = Recorded<typeof FIRST>
/** A checkpoint as they are written now. */
export type SecondCheckpoint = Recorded<typeof SECOND>

/** A cosigner's word that a log had come to a certain entry: whoever keeps it can tell later that the log was cut off. */
export type Checkpoint = FirstCheckpoint | SecondCheckpoint

/** A checkpoint before it is signed. */
export type Unsigned<C extends Checkpoint> = Omit<C, 'kind' | 'cosigner' | 'signature'>

/** What a cosigner signs for a checkpoint. */
export function checkpointStatement(
  checkpoint: Unsigned<FirstCheckpoint> | Unsigned<SecondCheckpoint>,
): string {
  const { log, seq, hash: head, time, vault } = checkpoint
  const lines = [`vault ${vault.digest}`, `log ${log}`, `entry ${seq}`, `hash ${head}`, `time ${time}`]
  if (checkpoint.ringi === 1) return ['ringi log checkpoint', ...lines].join('\n')
  const { signed, for: nonce } = checkpoint
  return ['ringi log checkpoint 2', ...lines, `signed ${signed}`, `for ${nonce ?? 'nobody'}`].join('\n')
}

/**
 * When a checkpoint was signed, Unix milliseconds. One that does not say so is as old as the entry that it is of: what
 * came after that may have been left out.
 */
export function signingTime(checkpoint: Checkpoint): number {
  return unixTime(checkpoint.ringi === 1 ? checkpoint.time : checkpoint.signed) as number
}

/** A checkpoint as a file. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { ringi, kind, log, seq, hash: head, time, vault, cosigner, signature } = checkpoint
  const more = checkpoint.ringi === 1 ? {} : { signed: checkpoint.signed, for: checkpoint.for }
  const people = {
    vault: { name: vault.name, digest: vault.digest },
    cosigner: { name: cosigner.name, fingerprint: cosigner.fingerprint },
  }
  return `${JSON.stringify({ ringi, kind, log, seq, hash: head, time, ...more, ...people, signature }, null, 2)}\n`
}

/** Reads a checkpoint; its signature is not verified here. Throws `checkpoint.malformed` unless it prints back as it is. */
export function parseCheckpoint(file: string): Checkpoint {
  const value = file.length > MAX_CHARACTERS ? undefined : (parseStrictJson(file) as Json | undefined)
  if ((isFirst(value) || isSecond(value)) && formatCheckpoint(value) === file) return value
  throw new RingiError('checkpoint.malformed', 'This is not a checkpoint of a log.', {
    hint: 'ringi log checkpoint writes one.',
  })
}

/** Far above what the longest names make of it. */
const MAX_CHARACTERS = 4000

const isFirst = record(FIRST)
const isSecond = record(SECOND)

/** The schema of a checkpoint's file, of both forms. */
export const CHECKPOINT_SCHEMA: JsonSchema = { anyOf: [isSecond.schema, isFirst.schema] }
