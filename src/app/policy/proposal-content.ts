import { constants } from 'node:fs'
import { RingiError } from '../../base/error.js'
import { refuseIrregular, streamOf, withFile } from '../../platform/read-file.js'
import { MAGIC, startsWithMagic } from '../../psbt/codec/decode.js'
import { holdsPsbt } from '../../psbt/codec/holds-psbt.js'

/** What a file is to a check: something that a command would read as a proposal, or would refuse as one, or neither. */
type ProposalGuess = 'proposal' | 'other'

/** What a part of a file has in common with the next one, so that nothing is missed between them. */
const OVERLAP = 512

/**
 * Says what a file is by its content, however long it is, in memory for a part of it. Throws `file.unchecked` for what
 * could hold a proposal and is no text: a picture, an archive; or text that is one for `qr read`; and what reading throws.
 */
export async function tellProposal(path: string): Promise<ProposalGuess> {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW
  return await withFile(
    path,
    async (handle, stats) => {
      refuseIrregular(path, stats)
      return await tell(path, streamOf(handle, stats))
    },
    flags,
  )
}

async function tell(path: string, stream: AsyncIterable<Uint8Array>): Promise<ProposalGuess> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let before = ''
  for await (const part of stream) {
    if (decoder === undefined && part.length >= MAGIC.length && startsWithMagic(part)) return 'proposal'
    decoder ??= new TextDecoder(encodingOf(part), { fatal: true })
    const text = before + decoded(path, decoder, part)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    if (/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)) throw unchecked(path, 'no-text')
    if (holdsPsbt(text)) return 'proposal'
    if (FRAME.test(text)) throw unchecked(path, 'frames')
    before = text.slice(-OVERLAP)
  }
  decoded(path, decoder ?? new TextDecoder(), undefined)
  return 'other'
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

function decoded(
  path: string,
  decoder: InstanceType<typeof TextDecoder>,
  part: Uint8Array | undefined,
): string {
  try {
    return decoder.decode(part, { stream: part !== undefined })
  } catch {
    throw unchecked(path, 'no-text')
  }
}

/** How frames of BBQr and UR begin. */
const FRAME = /(?:^|[\s"':])(?:B\$[0-9A-Z]{6}|ur:[a-z0-9-]+\/)/i

function unchecked(file: string, why: 'no-text' | 'frames'): RingiError {
  return new RingiError('file.unchecked', { why, file })
}
