import { RingiError } from '../../base/error.js'
import { privateKeyGiven } from '../extended-key-version.js'
import { decodedText, readable } from './decoded.js'
import { hasKeyFile, hasPrivateKey } from './private-keys.js'
import { hasThrows } from './throws.js'
import { BREAK, tokensOf } from './word-lists.js'
import { findWords } from './words.js'

export { BREAK, readable }

/** The words of `text` in lower case, one after the other, without the numbers and marks between them. */
export function wordsIn(text: string): string {
  return tokensOf(text).join(' ')
}

/** What must not be shown, converted or sent on, or, of comparison words, not without knowing what they stand for. */
export type SecretKind = 'private-key' | 'key-file' | 'mnemonic' | 'dice' | 'comparison-words'

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
  return new RingiError(
    'secret.in-content',
    `There ${SAID[kind]} in it, which must not be shown or travel.`,
    {
      hint:
        kind === 'comparison-words'
          ? UNKNOWN_WORDS
          : 'Whoever has seen it can spend with it: treat the key as disclosed.',
      details: { kind },
    },
  )
}

const SAID = {
  'key-file': 'is a file of keys',
  mnemonic: 'are the words of a key',
  dice: 'are throws of dice, as keys are made of,',
  'comparison-words': 'are comparison words that stand for nothing known here',
} as const

const UNKNOWN_WORDS =
  'They may be the words of a key with one that was copied wrongly. Those of vaults, policies and proposals of this home may be shown.'
