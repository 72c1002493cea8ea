import { fromHex, toHex } from '../base/bytes.js'
import { formatFile } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { membersOf } from '../base/json.js'
import { text } from '../base/shape.js'
import { parseUniqueJson } from '../base/unique-json.js'
import { hash } from '../base/vocabulary.js'
import type { StoredKey } from './stored-key.js'

/** What the encrypted file of a key holds. */
export interface KeySecret {
  readonly words: string
  /** What the key seals its home with, 32 random bytes; absent in files that version 0.1.0 has written. */
  readonly seal: Uint8Array | undefined
}

/** The text of such a file before it is encrypted. */
export function formatSecret(
  { name, network, fingerprint }: StoredKey,
  { words, seal }: Required<KeySecret>,
): string {
  return formatFile('key', 1, { name, network, fingerprint, words, ...(seal && { seal: toHex(seal) }) })
}

/** Reads such a text. Throws `key.damaged`. */
export function parseSecret(secret: string): KeySecret {
  const { words, seal } = membersOf(parseUniqueJson(secret))
  if (text(words)) return { words, seal: hash(seal) ? fromHex(seal) : undefined }
  throw new RingiError('key.damaged', { why: 'no-key' })
}
