import { RingiError } from '../base/error.js'

/** The longest line that is read. An entry about the largest standard transaction takes less than half of it. */
const MAX_LINE_BYTES = 4 * 1024 * 1024

const NEWLINE = 0x0a

// A byte order mark is kept, and so refused by whoever parses the line.
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Takes a line, without its newline. */
export type LineTaker = (line: string) => void

/** How far reading has come. */
export interface LinesRead {
  /** Bytes of all whole lines. */
  readonly bytes: number
  /** What stands behind the last newline. */
  readonly rest: Uint8Array
}

/**
 * Hands on the lines of a stream, one after the other, in memory for one line: however long the stream is. `name` is what
 * errors call it. Throws `file.malformed` for a line that is too long or not UTF-8.
 */
export async function eachLine(
  name: string,
  stream: AsyncIterable<Uint8Array>,
  take: LineTaker,
): Promise<LinesRead> {
  let begun: Uint8Array[] = []
  let length = 0
  let bytes = 0
  for await (const part of stream) {
    let from = 0
    for (let end = part.indexOf(NEWLINE); end >= 0; end = part.indexOf(NEWLINE, from)) {
      const line = begun.length === 0 ? part.subarray(from, end) : joined(begun, part.subarray(from, end))
      take(decode(name, line))
      bytes += line.length + 1
      from = end + 1
      begun = []
      length = 0
    }
    length += part.length - from
    if (length > MAX_LINE_BYTES) throw new RingiError('file.malformed', { why: 'long-line', file: name })
    if (from < part.length) begun.push(part.subarray(from))
  }
  return { bytes, rest: joined(begun, new Uint8Array(0)) }
}

function joined(begun: readonly Uint8Array[], last: Uint8Array): Uint8Array {
  return Buffer.concat([...begun, last])
}

function decode(name: string, line: Uint8Array): string {
  try {
    return UTF8.decode(line)
  } catch {
    throw new RingiError('file.malformed', { why: 'line', file: name })
  }
}
