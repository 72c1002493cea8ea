// Stretches of a digest's hex between two zeros look like one, since the base58 alphabet has none: a key stands alone.
const WIF = /(?<![0-9A-Za-z])[59KLc][1-9A-HJ-NP-Za-km-z]{50,51}(?![0-9A-Za-z])/g

/** What looks like a private key in wallet import format; only its checksum says whether it is one. */
export function wifsIn(text: string): readonly string[] {
  return text.match(WIF) ?? []
}
