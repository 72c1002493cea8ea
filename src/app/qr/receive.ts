import { toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { sha256 } from '../../base/hash.js'
import { readable } from '../../keys/secrets/index.js'
import { COMPRESSION } from '../../platform/compression.js'
import type { Artefact } from '../../qr/artefact.js'
import { Collector } from '../../qr/collector.js'
import { requireContent } from '../../qr/content-digest.js'
import { ownDigests, usualName } from '../../qr/describe.js'
import { artefactOf } from '../../qr/incoming.js'
import { type NamedDigest, named } from '../../vault/digest.js'
import type { Context } from '../context.js'
import { chooseTarget, type PsbtTarget, type Written, writePsbt, writeText } from '../files.js'
import { refuseSecretContent } from '../known-words.js'
import { type CheckedArtefact, checkArtefact } from './check.js'
import { readCodes } from './read-codes.js'

/** Pictures of codes, and what is known of what they amount to. */
export interface ReceiveRequest {
  /** Pictures, folders of them, or standard input. */
  readonly images: readonly string[]
  /** The SHA-256 that was shown beside the codes. */
  readonly digest: string | undefined
  readonly out: string | undefined
  readonly base64: boolean
}

/** What codes amount to. */
export interface Received {
  readonly artefact: Artefact
  readonly known: CheckedArtefact
  readonly digest: NamedDigest
  readonly collected: ReturnType<Collector['finish']>
}

/** The same once it is written. */
export interface ReceivedFile extends Received {
  readonly findings: readonly Finding[]
  readonly written: Written
}

/**
 * Reads codes, and writes what they amount to once a person has compared its words with those beside the codes, or the
 * digest is known. Whoever watches is told with each part that is new.
 */
export async function receive(
  context: Context,
  request: ReceiveRequest,
  progress: (collector: Collector) => () => void,
): Promise<ReceivedFile> {
  const collector = new Collector()
  const findings = await readCodes(context.io, request.images, collector, progress(collector))
  const collected = collector.finish(COMPRESSION)
  const artefact = artefactOf(collected)
  const digest = named(sha256(artefact.bytes))
  requireContent(digest, request.digest)
  await refuseSecretContent(context.home, readable(artefact.bytes), ownDigests(artefact))
  const { base64 } = request
  const target = { ...(await chooseTarget(context, request.out ?? usualName(artefact))), base64 }
  const known = await checkArtefact(artefact)
  const received = { artefact, known, digest, collected }
  // No code says whose it is, and none of several that the others belong to it: BBQr has no checksum, UR one that is forged.
  if (request.digest === undefined) await confirmContent(context, received)
  const written = await write(context, target, artefact)
  return { ...received, findings: [...findings, ...known.findings], written }
}

async function confirmContent({ person, yes }: Context, received: Received): Promise<void> {
  if (yes || (await person.agrees({ asks: 'content', received }))) return
  throw new RingiError('confirm.refused', { why: 'content' })
}

async function write(context: Context, target: PsbtTarget, { kind, bytes }: Artefact): Promise<Written> {
  if (kind === 'proposal') return await writePsbt(context, target, bytes)
  if (kind === 'transaction') return await writeText(context, target, `${toHex(bytes)}\n`)
  return await writeText(context, target, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
}
