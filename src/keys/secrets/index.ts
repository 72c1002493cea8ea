import { utf8 } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { decodeBase64, decodeHex } from '../../base/text-encodings.js'
import { decodeBase58Check } from '../base58check.js'
import { privateKeyGiven } from '../extended-key-version.js'
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
 * Refuses `text` where there is a secret in it; comparison words it lets pass, those `known` whatever else they look like:
 * of two hundred, one is a seed of Electrum as well. What it throws repeats nothing of it: `extended-key.private`,
 * `secret.in-content`.
 */
export function refuseSecrets(text: string, known: readonly string[] = []): void {
  const kind = secretIn(text, known)
  if (kind !== undefined && kind !== 'comparison-words') throw secretGiven(kind)
}

/** The error for a secret where none may be. */
export function secretGiven(kind: SecretKind): RingiError {
  if (kind === 'private-key') return privateKeyGiven()
  return new RingiError('secret.in-content', { kind })
}

/** What a private key or a file of keys looks like, whoever has written it. */
const SHAPES: readonly RegExp[] = [
  // BIP 32 and SLIP 132: every prefix of a private extended key ends in prv. Within a public one these letters stand by
  // chance, once in some thousand keys.
  /(?<![0-9A-Za-z])[a-z]prv[1-9a-z]{40}/i,
  // In wallet import format it stands alone: stretches of hex between two zeros look like one, as base58 has no zero.
  /(?<![0-9A-Za-z])[59KLc][1-9A-HJ-NP-Za-km-z]{50,51}(?![0-9A-Za-z])/,
  // codex32 (BIP 93), and the types of UR for seeds and their shares.
  /(?<![0-9A-Za-z])ms1[02-9ac-hj-np-z]{45}/i,
  /\bur:(?:[a-z]+-)?(?:seed|bip39|sskr|slip39|shares?)\//i,
]

/** Files of keys in the age format, plain, armoured, in base64 and in hex; identities of age; and keys in PEM. */
const FILES: readonly RegExp[] = [
  /age-encryption\.org\/v1/,
  /-----BEGIN (?:AGE ENCRYPTED FILE|[A-Z ]*PRIVATE KEY)-----/,
  /YWdlLWVuY3J5cHRpb24ub3JnL3Yx/,
  /6167652d656e6372797074696f6e2e6f72672f7631/i,
  /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{50}/i,
]

/**
 * In groups, over several lines, glued to other text, with characters that are not seen, a key is one all the same, which
 * its checksum says: extended ones, those in wallet import format, and encrypted ones (BIP 38).
 */
const SUMMED =
  /(?=([a-zA-Z]prv[1-9A-HJ-NP-Za-km-z]{107}))|(?=([59KLc][1-9A-HJ-NP-Za-km-z]{50,51}|6P[1-9A-HJ-NP-Za-km-z]{56}))/g

/** Whether `text` has a private key in it, in whatever spelling. */
function hasPrivateKey(text: string): boolean {
  if (SHAPES.some(shape => shape.test(text))) return true
  const joined = text.replace(/[\s>|_.\-\p{Cf}]+/gu, '')
  return [...joined.matchAll(SUMMED)].some(([, extended, key = extended ?? '']) =>
    [key, key.slice(0, -1)].some(one => decodeBase58Check(one) !== undefined),
  )
}

/** Whether `text` is or holds a file of keys, encrypted or not. */
function hasKeyFile(text: string): boolean {
  return FILES.some(shape => shape.test(text))
}
