import { equalBytes, utf8 } from '../../base/bytes.js'
import { RingiError, unlessRefused } from '../../base/error.js'
import { utfText } from '../../base/utf-text.js'
import type { Proofs } from '../proofs.js'
import { decodePsbt, startsWithMagic } from './decode.js'
import type { Psbt } from './psbt.js'
import { psbtBytes } from './text.js'

/**
 * The PSBT that the contents of a file, a pipe or a code are. Where it cannot be read, and what was done to it on its way
 * can be told, that is said. Throws what {@link psbtBytes} and {@link decodePsbt} throw, `psbt.text-mode`,
 * `psbt.terminal-cut`.
 */
export function readPsbtIn(contents: Uint8Array, proofs?: Proofs): Psbt {
  try {
    return decodePsbt(psbtBytes(contents), proofs)
  } catch (error) {
    throw damageTo(contents, error) ?? error
  }
}

function damageTo(contents: Uint8Array, cause: unknown): RingiError | undefined {
  if (isTextMode(contents, cause)) return new RingiError('psbt.text-mode', {}, { cause })
  return isCutByTerminal(contents) ? new RingiError('psbt.terminal-cut', {}, { cause }) : undefined
}

/** The letters psbt, and behind them what a byte 0xff becomes in UTF-8, or what stands for a byte that is no text. */
const AS_TEXT = ['psbt\u00ff', 'psbt\ufffd'].map(utf8)

/** Whether a program or a transfer has taken binary for text: re-encoded it, changed its line ends, or ended it at 0x1a. */
function isTextMode(contents: Uint8Array, cause: unknown): boolean {
  if (!startsWithMagic(contents))
    return AS_TEXT.some(start => equalBytes(contents.subarray(0, start.length), start))
  const isTruncated = cause instanceof RingiError && cause.code === 'psbt.truncated'
  return (isTruncated && contents.at(-1) === END_OF_TEXT) || hasWindowsLineEnds(contents)
}

const [LINE_FEED, CARRIAGE_RETURN, END_OF_TEXT] = [0x0a, 0x0d, 0x1a]

/** Whether 0x0d stands before every 0x0a, and not by chance: there are several, or it is a PSBT without. */
function hasWindowsLineEnds(contents: Uint8Array): boolean {
  const feeds = contents.reduce((count, byte) => count + (byte === LINE_FEED ? 1 : 0), 0)
  const pairs = contents.reduce((count, byte, at) => count + (isPair(byte, contents[at - 1]) ? 1 : 0), 0)
  if (feeds === 0 || pairs < feeds) return false
  return feeds > 1 || isPsbt(contents.filter((_, at) => !isPair(contents[at + 1], contents[at])))
}

function isPair(byte: number | undefined, before: number | undefined): boolean {
  return byte === LINE_FEED && before === CARRIAGE_RETURN
}

function isPsbt(bytes: Uint8Array): boolean {
  return unlessRefused(() => decodePsbt(bytes)) !== undefined
}

/** What a terminal takes of one line that is pasted into it (Linux, macOS), its line end among it or not. */
const TERMINAL_LINES: readonly number[] = [4095, 4096, 1023, 1024]

function isCutByTerminal(contents: Uint8Array): boolean {
  // Whatever is longer is not looked at.
  const text = contents.length > 10_000 ? undefined : utfText(contents)?.trim()
  return text !== undefined && TERMINAL_LINES.includes(text.length) && /^[A-Za-z0-9+/=]+$/.test(text)
}
