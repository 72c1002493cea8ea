const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$*+-./:'

/** Whether `text` may be bytes in Electrum's base 43, which is made of what QR codes store most densely, less two marks. */
export function isBase43(text: string): boolean {
  return text.length >= 60 && /^[0-9A-Z$*+\-./:]+$/.test(text)
}

/** The bytes of a text in base 43, a zero for each leading `0`, as base 58 has it. Only what {@link isBase43} lets through. */
export function decodeBase43(text: string): Uint8Array {
  const zeros = /^0*/.exec(text)?.[0].length ?? 0
  const bytes: number[] = []
  for (const character of text.slice(zeros)) {
    let carry = ALPHABET.indexOf(character)
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] as number) * ALPHABET.length
      bytes[i] = carry & 0xff
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff)
  }
  return Uint8Array.from([...Array<number>(zeros).fill(0), ...bytes.reverse()])
}
