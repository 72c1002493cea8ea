import { RingiError } from '../base/error.js'
import { isFrame } from './collector.js'
import { MAX_FRAME_CHARACTERS } from './limits.js'

/** The lines of a stream as they come, without what ends them. Throws `file.malformed`, `qr.malformed`. */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of stream) {
    const lines = `${rest}${decoded(decoder, chunk)}`.split(/\r?\n/)
    rest = lines.pop() as string
    yield* lines
    if (rest.length > MAX_FRAME_CHARACTERS) throw new RingiError('qr.malformed', { why: 'long-line' })
  }
  yield rest + decoded(decoder)
}

function decoded(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
  } catch (cause) {
    throw new RingiError('file.malformed', { why: 'no-picture' }, { cause })
  }
}

/**
 * Adds the frames in `lines`, one a line as `zbarcam --raw` prints them, until it is `enough`. Where no line is a frame,
 * all lines together are the text of one code.
 */
export async function addLines(
  lines: AsyncIterable<string>,
  add: (text: string) => void,
  enough: () => boolean,
): Promise<void> {
  const others: string[] = []
  let framed = false
  for await (const line of lines) {
    // What zbarcam puts before a text without --raw.
    const text = line.replace(/^QR-Code:/, '').trimEnd()
    framed ||= isFrame(text)
    if (framed && text !== '') add(text)
    else others.push(text)
    if (framed && enough()) return
    if (others.length > MAX_FRAME_CHARACTERS) break
  }
  const text = others.join('\n').trim()
  if (text !== '') add(framed ? text : `${text}\n`)
}
