import { decodeBase58Check } from '../base58check.js'

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
export function hasPrivateKey(text: string): boolean {
  if (SHAPES.some(shape => shape.test(text))) return true
  const joined = text.replace(/[\s>|_.\-\p{Cf}]+/gu, '')
  return [...joined.matchAll(SUMMED)].some(([, extended, key = extended ?? '']) =>
    [key, key.slice(0, -1)].some(one => decodeBase58Check(one) !== undefined),
  )
}

/** Whether `text` is or holds a file of keys, encrypted or not. */
export function hasKeyFile(text: string): boolean {
  return FILES.some(shape => shape.test(text))
}
