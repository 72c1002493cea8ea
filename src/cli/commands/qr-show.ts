import { inFile, readInput } from '../../app/files.js'
import { refuseSecretContent } from '../../app/known-words.js'
import { NO_EVIDENCE } from '../../app/policy/evidence.js'
import { ReviewContext, reviewFile } from '../../app/proposals/review-file.js'
import { checkArtefact, contentText } from '../../app/qr/check.js'
import { checkOutputs, writeOutputs } from '../../app/qr/outputs.js'
import { namedVault } from '../../app/vaults.js'
import { RingiError } from '../../base/error.js'
import { sha256 } from '../../base/hash.js'
import { readable } from '../../keys/secrets/index.js'
import { COMPRESSION } from '../../platform/compression.js'
import type { Screen } from '../../platform/screen.js'
import { encodePsbt } from '../../psbt/codec/encode.js'
import { Proofs } from '../../psbt/proofs.js'
import { slim } from '../../psbt/roles/slim.js'
import { type Artefact, recognise } from '../../qr/artefact.js'
import { Collector } from '../../qr/collector.js'
import { requireContent } from '../../qr/content-digest.js'
import { kindOf, ownDigests } from '../../qr/describe.js'
import { artefactOf } from '../../qr/incoming.js'
import { framesOf, UR_TYPES } from '../../qr/outgoing.js'
import { halfBlocks } from '../../qr/symbol/half-blocks.js'
import { capacityOf, type Modules, makeSymbol, versionFor } from '../../qr/symbol/symbol.js'
import { named } from '../../vault/digest.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, oneOf, VAULT } from '../option-types.js'
import { GAP_LIMIT } from '../options/reviews.js'
import { type Asked, flag, needed, operand, optional } from '../parameters.js'
import { largestVersion, wordsBelow } from '../qr/density.js'
import { comparisonLines, comparisonRows } from '../render/comparison-words.js'
import { drawing, type Shown, shown } from '../render/shown.js'
import { type Style, table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

const PARAMETERS = {
  file: operand(
    '<file>',
    'a proposal, transaction, vault, cosigner, policy or approval file (- for standard input)',
  ),
  format: optional(
    '--format <ur|bbqr>',
    'the standard that the frames follow; BBQr has no checksum',
    oneOf(['ur', 'bbqr']),
    'ur',
  ),
  digest: optional('--digest <hex>', 'the SHA-256 of what is to be shown: nothing else is', HEX_32),
  urType: optional(
    '--ur-type <type>',
    `for wallets that want another type of UR: ${UR_TYPES.join(', ')}`,
    oneOf(UR_TYPES),
  ),
  density: optional(
    '--density <low|medium|high>',
    'how much a code holds: low for poor cameras, high for fewer codes',
    oneOf(['low', 'medium', 'high']),
  ),
  slim: flag('--slim', 'leave out what a machine with the vault can derive; needs --vault'),
  vault: optional('--vault <vault>', 'with --slim: a registered vault, or a vault file', VAULT),
  gapLimit: GAP_LIMIT,
  png: optional('--png <folder>', 'write each code as a PNG instead of showing them', FILE),
  gif: optional('--gif <file>', 'write a GIF that plays them', FILE),
  svg: optional('--svg <file>', 'write an SVG; of several codes a sheet', FILE),
  html: optional('--html <file>', 'write a page that plays them, without script and network', FILE),
}

type QrShowRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: QrShowRequest): Promise<Outcome<DataOf<'qr show'>>> {
  await checkOutputs(context, request, request.file)
  const artefact = await readArtefact(context, request, request.file)
  await refuseSecretContent(context.home, readable(artefact.bytes), ownDigests(artefact))
  const { screen } = context.io
  const { png, gif, svg, html } = request
  const isWritten = [png, gif, svg, html].some(one => one !== undefined)
  const playing = screen !== undefined && !context.json && !isWritten
  const largest = largestVersion(request.density, playing ? screen : undefined)
  const { format, type, frames } = makeFrames(artefact, request, capacityOf(largest))
  const version = versionFor(frames)
  const codes = frames.map(frame => makeSymbol(frame, version))
  const received = readBack(frames)
  const digest = named(sha256(received.bytes))
  requireContent(digest, request.digest)
  const known = await checkArtefact(received)
  const title = contentText(received, known)
  const page = { title: `Ringi ${title}`, lines: [`SHA-256 ${digest.hex}`, digest.words] }
  const files = await writeOutputs(context, request, codes, page)
  if (playing) await screen.play(filmOf(codes, digest.words, screen, context))
  const size = version * 4 + 17
  return {
    data: {
      kind: kindOf(received),
      title: known.title ?? null,
      format,
      type,
      byteCount: received.bytes.length,
      digest: digest.hex,
      words: digest.words,
      codeCount: codes.length,
      version,
      frames,
      files,
    },
    findings: known.findings,
    text: style =>
      shown`${playing || files.length > 0 ? '' : printed(codes, style)}${table([
        [style.words.content, title],
        [style.words.codes, `${style.words.codesOf(codes.length, size)}, ${format} ${type}`],
        ['SHA-256', digest.hex],
        ...files.map(file => [style.words.file, file] as const),
        [style.words.words, style.dim(style.words.compare)],
      ])}${comparisonRows(digest.words, style)}`,
  }
}

async function readArtefact(context: Session, request: QrShowRequest, name: string): Promise<Artefact> {
  const contents = await readInput(context.io, name)
  const artefact = inFile(name, () => recognise(contents))
  if (!request.slim) return artefact
  if (artefact.kind !== 'proposal') throw new RingiError('usage.invalid', { why: 'slim-proposal' })
  const vault = await namedVault(context, needed(request.vault, '--vault'))
  const file = { name, psbt: artefact.psbt, digest: sha256(contents), proofs: new Proofs() }
  const reviewing = new ReviewContext(context, { ...NO_EVIDENCE, gapLimit: request.gapLimit })
  const settings = await reviewing.settings(vault, { stage: 'review' })
  const reviewed = reviewFile({ ...settings, rules: undefined }, vault, file)
  return recognise(encodePsbt(slim(reviewed)))
}

function makeFrames(artefact: Artefact, { format, urType: type }: QrShowRequest, capacity: number) {
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

/** For a terminal: always black on white there, as cameras want it. */
function filmOf(
  codes: readonly Modules[],
  words: string,
  { columns }: Screen,
  { words: { player } }: Session,
) {
  return {
    frames: codes.map(modules => halfBlocks(modules, true)),
    caption: ({ frame, perSecond, stopped }: { frame: number; perSecond: number; stopped: boolean }) =>
      player(frame, codes.length, perSecond, stopped),
    below: wordsBelow(columns) ? comparisonLines(words) : [],
  }
}

/** All codes below one another, where there is nobody to press keys. */
function printed(codes: readonly Modules[], style: Style): Shown {
  const one = (modules: Modules, i: number) =>
    shown`${drawing(halfBlocks(modules, style.coloured))}${i + 1}/${codes.length}\n\n`
  return shown`${codes.map(one)}`
}
