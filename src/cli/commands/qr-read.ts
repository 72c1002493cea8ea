import { type ReceivedFile, receive } from '../../app/qr/receive.js'
import type { Collector } from '../../qr/collector.js'
import { kindOf } from '../../qr/describe.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32 } from '../option-types.js'
import { flag, operand, optional } from '../parameters.js'
import { printStatus } from '../print.js'
import { contentTable } from '../render/received.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

const PARAMETERS = {
  images: operand('<images...>', 'pictures, a folder of them, or - for the lines that zbarcam --raw prints'),
  digest: optional('--digest <hex>', 'the SHA-256 that qr show has printed: nothing else is written', HEX_32),
  out: optional('--out <file>', 'where to write it (a name after its content; - for standard output)', FILE),
  base64: flag('--base64', 'write a proposal as base64 instead of binary'),
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await receive(context, request, collector => progress(context, collector))),
)

/** What is told of it. */
function outcome(received: ReceivedFile): Outcome<DataOf<'qr read'>> {
  const { artefact, known, digest, collected, findings, written } = received
  const { file, raw } = written
  const { format, type, parts } = collected
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
    findings,
    raw,
    text: style => contentTable(received, style, file),
  }
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
