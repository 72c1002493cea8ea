import { envelope } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { count, either, matching, nullable, record, type Shaped, text } from '../base/shape.js'
import { parseStrictJson } from '../base/strict-json.js'
import { unixTime } from '../base/time.js'
import { fingerprint, hash, logName, moment } from '../base/vocabulary.js'
import type { LogEvent } from './events.js'

/** What another machine has printed to be signed for: 16 to 32 bytes in lower-case hex. */
export const NONCE = /^(?:[0-9a-f]{2}){16,32}$/

const COMMON = {
  log: logName,
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

const FIRST = envelope('checkpoint', 1, COMMON)

const SECOND = envelope('checkpoint', 2, {
  ...COMMON,
  /** When it was signed, so that a log in which nothing has happened since is not taken for an old one. */
  signed: moment,
  /** The nonce of the machine for which it was signed. */
  for: nullable(matching(NONCE)),
})

/** A checkpoint as version 0.1 wrote them: nobody can tell when it was signed. */
export type FirstCheckpoint = Shaped<typeof FIRST.file>
/** A checkpoint as they are written now. */
export type SecondCheckpoint = Shaped<typeof SECOND.file>

/** A cosigner's word that a log had come to a certain entry: whoever keeps it can tell later that the log was cut off. */
export type Checkpoint = FirstCheckpoint | SecondCheckpoint

/** The file of a checkpoint, in both forms. */
export const CHECKPOINT = either(SECOND.file, FIRST.file)

/** A checkpoint before it is signed. */
type Unsigned<C extends Checkpoint> = Omit<C, 'kind' | 'cosigner' | 'signature'>

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
  const { log, seq, hash: head, time, vault, cosigner, signature } = checkpoint
  const place = { log, seq, hash: head, time }
  const people = {
    vault: { name: vault.name, digest: vault.digest },
    cosigner: { name: cosigner.name, fingerprint: cosigner.fingerprint },
  }
  if (checkpoint.ringi === 1) return FIRST.format({ ...place, ...people, signature })
  const { signed, for: nonce } = checkpoint
  return SECOND.format({ ...place, signed, for: nonce, ...people, signature })
}

/** Reads a checkpoint; its signature is not verified here. Throws `checkpoint.malformed` unless it prints back as it is. */
export function parseCheckpoint(file: string): Checkpoint {
  const value = parseStrictJson(file, MAX_CHARACTERS)
  if (CHECKPOINT(value) && formatCheckpoint(value) === file) return value
  throw new RingiError('checkpoint.malformed', { why: 'file' })
}

/** Far above what the longest names make of it. */
const MAX_CHARACTERS = 4000

/** A checkpoint that is about to be written. */
export function checkpointed(checkpoint: SecondCheckpoint): LogEvent {
  const { vault, cosigner, seq, hash, signature, signed, for: nonce } = checkpoint
  return {
    event: 'checkpoint',
    vault,
    cosigner,
    entry: seq,
    head: hash,
    signature,
    signed,
    for: nonce ?? undefined,
  }
}
