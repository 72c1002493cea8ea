/** Bits of `bytes`, the first byte's highest bit first, as a text of 0 and 1. */
function bitsOf(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(2).padStart(8, '0')).join('')
}

/**
 * Whether `bytes` follow a pattern that a person or a broken program would make: the same bytes or the same BIP 39
 * words again and again, or counting up or down in equal steps. For 16 random bytes the odds are below 2^-50.
 */
export function isPatterned(bytes: Uint8Array): boolean {
  return counts(bytes) || repeats(bitsOf(bytes))
}

function counts(bytes: Uint8Array): boolean {
  const step = (at: number) => ((bytes[at] ?? 0) - (bytes[at - 1] ?? 0)) & 0xff
  return bytes.every((_, at) => at === 0 || step(at) === step(1))
}

// In bits, not bytes, because a word has eleven of them. Only whole words count: the last word of a mnemonic is part
// checksum, and differs however regular the others are ("abandon ... about").
function repeats(bits: string): boolean {
  const whole = bits.slice(0, Math.floor(bits.length / 11) * 11)
  for (let period = 1; period <= bits.length / 2; period++) {
    if (whole.startsWith(whole.slice(period))) return true
  }
  return false
}
