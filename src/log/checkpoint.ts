import { RingiError } from '../bitcoin/error.js'
import { parseStrictJson } from '../bitcoin/strict-json.js'
import type { Json } from './canonical.js'
import { count, fingerprint, hash, matching, type Recorded, record, type Shape, text } from './shapes.js'
import { unixTime } from './time.js'

const MEMBERS = {
  ringi: (value: Json | undefined): value is 1 => value === 1,
  kind: (value: Json | undefined): value is 'checkpoint' => value === 'checkpoint',
  log: matching(/^[0-9a-f]{32}$/),
  /** The last entry's number. */
  seq: count,
  /** The last entry's hash. */
  hash,
  /** The last entry's time. */
  time: ((value: Json | undefined) =>
    typeof value === 'string' && unixTime(value) !== undefined) as Shape<string>,
  vault: record({ name: text, digest: hash }),
  cosigner: record({ name: text, fingerprint }),
  /** Of {@link checkpointStatement}, BIP 322, in base64. */
  signature: matching(/^[A-Za-z0-9+/]+=*$/),
}

/** A cosigner's word that a log had come to a certain entry: whoever keeps it can tell later that the log was cut off. */
export type Checkpoint = Recorded<typeof MEMBERS>

/** What a cosigner signs for a checkpoint. */
export function checkpointStatement({
  log,
  seq,
  hash: head,
  time,
  vault,
}: Pick<Checkpoint, 'log' | 'seq' | 'hash' | 'time' | 'vault'>): string {
  return [
    'ringi log checkpoint',
    `vault ${vault.digest}`,
    `log ${log}`,
    `entry ${seq}`,
    `hash ${head}`,
    `time ${time}`,
  ].join('\n')
}

/** A checkpoint as a file. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  const { ringi, kind, log, seq, hash: head, time, vault, cosigner, signature } = checkpoint
  return `${JSON.stringify({ ringi, kind, log, seq, hash: head, time, vault: { name: vault.name, digest: vault.digest }, cosigner: { name: cosigner.name, fingerprint: cosigner.fingerprint }, signature }, null, 2)}\n`
}

/** Reads a checkpoint; its signature is not verified here. Throws `checkpoint.malformed` unless it prints back as it is. */
export function parseCheckpoint(file: string): Checkpoint {
  const value = file.length > MAX_CHARACTERS ? undefined : (parseStrictJson(file) as Json | undefined)
  if (isCheckpoint(value) && formatCheckpoint(value) === file) return value
  throw new RingiError('checkpoint.malformed', 'This is not a checkpoint of a log.', {
    hint: 'ringi log checkpoint writes one.',
  })
}

/** Far above what the longest names make of it. */
const MAX_CHARACTERS = 4000

const isCheckpoint = record(MEMBERS)
