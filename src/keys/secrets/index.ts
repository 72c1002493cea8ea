import { utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { decodeBase64, decodeHex } from '../../base/text-encodings.js'
import { privateKeyGiven } from '../extended-key-version.js'
import { hasKeyFile, hasPrivateKey } from './private-keys.js'
import { BREAK, tokensOf } from './word-lists.js'
import { findWords } from './words.js'

export { BREAK }

/** The words of `text` in lower case, one after the other, without the numbers and marks between them. */
export function secretWordsIn(text: string): string {
  return tokensOf(text).join(' ')
}

/** What must not be shown, converted or sent on, or, of comparison words, not without knowing what they stand for. */
type SecretKind = 'private-key' | 'key-file' | 'mnemonic' | 'dice' | 'comparison-words'

/**
 * The worst secret that is in `text`: a private key in any spelling, a file of keys, words of a key in any language and
 * layout, throws of dice; or comparison words that are none of those `known`. The one detector for all of Ringi. It would
 * rather take something for a secret than let one pass.
 */
export function secretIn(text: string, known: readonly string[] = []): SecretKind | undefined {
  const found = [text, ...decodedText(text)].map(one => kindIn(one, known))
  return SECRETS.find(kind => found.includes(kind))
}

const SECRETS: readonly SecretKind[] = ['private-key', 'key-file', 'mnemonic', 'dice', 'comparison-words']

function kindIn(text: string, known: readonly string[]): SecretKind | undefined {
  if (hasPrivateKey(text)) return 'private-key'
  if (hasKeyFile(text)) return 'key-file'
  const { mnemonic, comparison } = findWords(text, known)
  if (mnemonic) return 'mnemonic'
  if (hasThrows(text)) return 'dice'
  return comparison ? 'comparison-words' : undefined
}

/** So many throws of a die, one after the other, are no amounts and no dates: 50 make a key of twelve words. */
const LEAST_THROWS = 30

const THROWS = new RegExp(`(?<![0-9A-Za-z])[1-6](?:[^0-9A-Za-z]{0,3}[1-6]){${LEAST_THROWS - 1}}`)

/** Numbers of words in their list, four digits each (SeedQR): as many as a mnemonic has words, and not all alike. */
const PLACES =
  /(?<![0-9A-Za-z])(?!(\d{4})(?:[^0-9A-Za-z]{0,3}\1){11})(?:[01]\d{3}|20[0-4]\d)(?:[^0-9A-Za-z]{0,3}(?:[01]\d{3}|20[0-4]\d)){11,23}(?![0-9A-Za-z])/

/** Whether `text` has throws of dice in it that could be those of a key, or a mnemonic as the numbers of its words. */
function hasThrows(text: string): boolean {
  return THROWS.test(text) || PLACES.test(text)
}

/** What `text` is once more, where all of it is the base64 or the hex of something. */
function decodedText(text: string): string[] {
  const digits = text.replace(/\s+/g, '')
  if (!/^[0-9A-Za-z+/]{24,}=*$/.test(digits)) return []
  return [decodeBase64, decodeHex].flatMap(decode => {
    const bytes = decode(utf8(digits))
    return bytes === undefined ? [] : [readable(bytes)]
  })
}

/** What in `bytes` can be read: stretches of UTF-8 text that are long enough to hold a secret, with breaks between. */
export function readable(bytes: Uint8Array): string {
  return (new TextDecoder().decode(bytes).match(STRETCHES) ?? []).join(BREAK)
}

const STRETCHES = /(?:[^\ufffd\p{C}]|[\t\n\r\p{Cf}]){12,}/gu

/**
 * Refuses `text` where there is a secret in it; comparison words it lets pass. What it throws repeats nothing of it:
 * `extended-key.private`, `secret.in-content`.
 */
export function refuseSecrets(text: string): void {
  const kind = secretIn(text)
  if (kind !== undefined && kind !== 'comparison-words') throw secretGiven(kind)
}

/** The error for a secret where none may be. */
export function secretGiven(kind: SecretKind): RingiError {
  if (kind === 'private-key') return privateKeyGiven()
  return new RingiError('secret.in-content', { kind })
}
