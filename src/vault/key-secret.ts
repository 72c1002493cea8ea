import { fromHex, toHex } from '../base/bytes.js'
import { formatFile } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { membersOf } from '../base/json.js'
import { matching, text } from '../base/shape.js'
import { parseUniqueJson } from '../base/unique-json.js'
import { hash } from '../base/vocabulary.js'
import type { KeyRoot } from '../keys/key-root.js'
import type { StoredKey } from './stored-key.js'

/** What the encrypted file of a key holds. */
export interface KeySecret {
  readonly root: KeyRoot
  /** What the key seals its home with, 32 random bytes; absent in files that version 0.1.0 has written. */
  readonly seal: Uint8Array | undefined
}

/** The text of such a file before it is encrypted. */
export function formatSecret(
  { name, network, fingerprint }: StoredKey,
  { root, seal }: Required<KeySecret>,
): string {
  const written = 'words' in root ? root : { seed: toHex(root.seed) }
  return formatFile('key', 1, { name, network, fingerprint, ...written, ...(seal && { seal: toHex(seal) }) })
}

/** Reads such a text. Throws `key.damaged`. */
export function parseSecret(secret: string): KeySecret {
  const { words, seed, seal: sealed } = membersOf(parseUniqueJson(secret))
  const seal = hash(sealed) ? fromHex(sealed) : undefined
  if (text(words)) return { root: { words }, seal }
  if (isSeed(seed)) return { root: { seed: fromHex(seed) }, seal }
  throw new RingiError('key.damaged', { why: 'no-key' })
}

/** In hex; of 16 to 64 bytes (BIP 32). */
const isSeed = matching(/^(?:[0-9a-f]{2}){16,64}$/)
