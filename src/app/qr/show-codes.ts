import { RingiError } from '../../base/error.js'
import { sha256 } from '../../base/hash.js'
import { readable } from '../../keys/secrets/index.js'
import { COMPRESSION } from '../../platform/compression.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import { Proofs } from '../../psbt/proofs.js'
import { slim } from '../../psbt/roles/slim.js'
import { type Artefact, recognise } from '../../qr/artefact.js'
import { Collector } from '../../qr/collector.js'
import { requireContent } from '../../qr/content-digest.js'
import { ownDigests } from '../../qr/describe.js'
import { artefactOf } from '../../qr/incoming.js'
import { framesOf, type UrType } from '../../qr/outgoing.js'
import { capacityOf, type Modules, makeSymbol, versionFor } from '../../qr/symbol/symbol.js'
import { type NamedDigest, named } from '../../vault/digest.js'
import type { Context } from '../context.js'
import { inFile, readInput } from '../files.js'
import { refuseSecretContent } from '../known-words.js'
import { NO_EVIDENCE } from '../policy/evidence.js'
import { ReviewContext, reviewFile } from '../proposals/review-file.js'
import { namedVault } from '../vaults.js'
import { type CheckedArtefact, checkArtefact, contentText } from './check.js'
import { checkOutputs, type QrOutputs, writeOutputs } from './outputs.js'

/** What is to be shown as codes, and how. */
export interface ShowCodesRequest extends QrOutputs {
  readonly file: string
  readonly format: 'ur' | 'bbqr'
  /** The SHA-256 of what is to be shown: nothing else is. */
  readonly digest: string | undefined
  /** Another type of UR, for wallets that want that. */
  readonly urType: UrType | undefined
  /** The vault whose machines can derive what is left out of a proposal; undefined where nothing is. */
  readonly slimFor: string | undefined
  readonly gapLimit: number
  /** The largest version that a code may have. */
  readonly largestVersion: number
}

/** Codes, and what a reader of them has in the end. */
export interface ShownCodes {
  readonly format: 'ur' | 'bbqr'
  readonly type: string
  readonly frames: readonly string[]
  readonly version: number
  readonly codes: readonly Modules[]
  readonly received: Artefact
  readonly known: CheckedArtefact
  readonly digest: NamedDigest
  /** Where they were written. */
  readonly files: readonly string[]
}

/** Makes codes of a file, and writes them where that is asked for. Throws `secret.*`, `qr.*`, `file.*`. */
export async function showCodes(context: Context, request: ShowCodesRequest): Promise<ShownCodes> {
  await checkOutputs(context, request, request.file)
  const artefact = await readArtefact(context, request)
  await refuseSecretContent(context.home, readable(artefact.bytes), ownDigests(artefact))
  const { format, type, frames } = makeFrames(artefact, request, capacityOf(request.largestVersion))
  const version = versionFor(frames)
  const codes = frames.map(frame => makeSymbol(frame, version))
  const received = readBack(frames)
  const digest = named(sha256(received.bytes))
  requireContent(digest, request.digest)
  const known = await checkArtefact(received)
  const title = `Ringi ${contentText(received, known)}`
  const page = { title, lines: [`SHA-256 ${digest.hex}`, digest.words] }
  const files = await writeOutputs(context, request, codes, page)
  return { format, type, frames, version, codes, received, known, digest, files }
}

async function readArtefact(context: Context, request: ShowCodesRequest): Promise<Artefact> {
  const { file: name, slimFor } = request
  const contents = await readInput(context.io, name)
  const artefact = inFile(name, () => recognise(contents))
  if (slimFor === undefined) return artefact
  if (artefact.kind !== 'proposal') throw new RingiError('usage.invalid', { why: 'slim-proposal' })
  const vault = await namedVault(context, slimFor)
  const file = { name, psbt: artefact.psbt, digest: sha256(contents), proofs: new Proofs() }
  const reviewing = new ReviewContext(context, { ...NO_EVIDENCE, gapLimit: request.gapLimit })
  const settings = await reviewing.settings(vault, { stage: 'review' })
  const reviewed = reviewFile({ ...settings, rules: undefined }, vault, file)
  return recognise(encodePsbt(slim(reviewed)))
}

function makeFrames(artefact: Artefact, { format, urType: type }: ShowCodesRequest, capacity: number) {
  if (format === 'ur') return { format, ...framesOf(artefact, { format, type, capacity }) }
  if (type !== undefined) throw new RingiError('usage.invalid', { why: 'ur-type' })
  return { format, ...framesOf(artefact, { format, capacity, compression: COMPRESSION }) }
}

/** What a reader of these frames has in the end: for some types of UR, less than the file says. */
function readBack(frames: readonly string[]): Artefact {
  const collector = new Collector()
  for (const frame of frames) collector.add(frame)
  return artefactOf(collector.finish(COMPRESSION))
}
