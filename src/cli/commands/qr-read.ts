import { chooseTarget, type PsbtTarget, type Written, writePsbt, writeText } from '../../app/files.js'
import { refuseSecretContent } from '../../app/known-words.js'
import { checkArtefact, contentText } from '../../app/qr/check.js'
import { readCodes } from '../../app/qr/read-codes.js'
import { toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { sha256 } from '../../base/hash.js'
import { readable } from '../../keys/secrets/index.js'
import { COMPRESSION } from '../../platform/compression.js'
import type { Artefact } from '../../qr/artefact.js'
import { Collector } from '../../qr/collector.js'
import { requireContent } from '../../qr/content-digest.js'
import { kindOf, ownDigests, usualName } from '../../qr/describe.js'
import { artefactOf } from '../../qr/incoming.js'
import { named } from '../../vault/digest.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32 } from '../option-types.js'
import { type Asked, flag, operand, optional } from '../parameters.js'
import { askAtKeyboard } from '../person.js'
import { printStatus, printText } from '../print.js'
import { comparisonRows } from '../render/comparison-words.js'
import { type Shown, shown } from '../render/shown.js'
import { type Style, table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import { type Session, styleOn } from '../session.js'

const PARAMETERS = {
  images: operand('<images...>', 'pictures, a folder of them, or - for the lines that zbarcam --raw prints'),
  digest: optional('--digest <hex>', 'the SHA-256 that qr show has printed: nothing else is written', HEX_32),
  out: optional('--out <file>', 'where to write it (a name after its content; - for standard output)', FILE),
  base64: flag('--base64', 'write a proposal as base64 instead of binary'),
}

type QrReadRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: QrReadRequest): Promise<Outcome<DataOf<'qr read'>>> {
  const expected = request.digest
  const collector = new Collector()
  const findings = await readCodes(context.io, request.images, collector, progress(context, collector))
  const collected = collector.finish(COMPRESSION)
  const artefact = artefactOf(collected)
  const digest = named(sha256(artefact.bytes))
  requireContent(digest, expected)
  await refuseSecretContent(context.home, readable(artefact.bytes), ownDigests(artefact))
  const { base64 } = request
  const target = { ...(await chooseTarget(context, request.out ?? usualName(artefact))), base64 }
  const { format, type, parts } = collected
  const known = await checkArtefact(artefact)
  const contentTable = (style: Style, file: string | null | undefined) =>
    shown`${table([
      [style.words.content, contentText(artefact, known)],
      ...(known.checked ? [] : [['', style.words.unchecked] as const]),
      ['SHA-256', digest.hex],
      ...(file === undefined ? [] : [[style.words.file, file ?? '-'] as const]),
      [style.words.words, style.dim(style.words.compare)],
    ])}${comparisonRows(digest.words, style)}`
  // No code says whose it is, and none of several that the others belong to it: BBQr has no checksum, UR one that is forged.
  if (expected === undefined) await confirmContent(context, style => contentTable(style, undefined))
  const { file, raw } = await write(context, target, artefact)
  return {
    data: {
      kind: kindOf(artefact),
      title: known.title ?? null,
      checked: known.checked,
      format,
      type: type === '' ? null : type,
      partCount: parts,
      byteCount: artefact.bytes.length,
      digest: digest.hex,
      words: digest.words,
      file,
    },
    findings: [...findings, ...known.findings],
    raw,
    text: style => contentTable(style, file),
  }
}

/** Has a person compare the words of what was read with those beside the codes. Throws `confirm.needed`, `confirm.refused`. */
async function confirmContent(context: Session, text: (style: Style) => Shown): Promise<void> {
  if (context.yes) return
  const terminal = askAtKeyboard(context.io, { why: 'content', flag: '--digest HEX' })
  printText(context.io, 'stderr', text(styleOn('stderr', context)))
  if (await terminal.confirm(context.words.askContent)) return
  throw new RingiError('confirm.refused', { why: 'content' })
}

async function write(context: Session, target: PsbtTarget, artefact: Artefact): Promise<Written> {
  const { kind, bytes } = artefact
  if (kind === 'proposal') return await writePsbt(context, target, bytes)
  if (kind === 'transaction') return await writeText(context, target, `${toHex(bytes)}\n`)
  return await writeText(context, target, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
}

/** Says how many parts there are, whenever there is one more. */
function progress({ io, words }: Session, collector: Collector): () => void {
  const { partsRead } = words
  let before = -1
  return () => {
    const { have, total } = collector.progress
    if (have === before) return
    before = have
    const last = have === total
    printStatus(io, partsRead(have, total), last)
  }
}
