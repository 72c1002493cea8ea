import { toHex, utf8Text } from '../base/bytes.js'
import { isTreacherous } from '../base/text.js'
import type { Transfer, TransferMessage } from './codec/transaction.js'

/** NIS takes no longer ones. */
const LONGEST_MESSAGE = 1024

// By a convention of wallets, what stands behind this byte is told in hex.
const HEX_MARK = 0xfe

/** What a message says; undefined where it is encrypted, empty, too long, or no text that shows as what it is. */
export function readMessage({ kind, bytes }: TransferMessage): string | undefined {
  if (kind === 'encrypted' || bytes.length === 0 || bytes.length > LONGEST_MESSAGE) return undefined
  if (bytes[0] === HEX_MARK) return toHex(bytes.subarray(1))
  const text = utf8Text(bytes)
  return text === undefined || isTreacherous(text) ? undefined : text
}

/** The message of a transfer for people, where it has one that can be read. */
export function messageText({ message }: Transfer): string | undefined {
  return message && readMessage(message)
}
