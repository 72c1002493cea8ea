/** The 32 digits of bech32 (BIP 173), which checksums of descriptors, CashAddr and codex32 are written in as well. */
export const BECH32_DIGITS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** A code of Bose, Chaudhuri and Hocquenghem over the field of 32 elements: a checksum of so many digits. */
export interface BchCode {
  readonly digits: number
  /** What each of the five bits adds that leave the register. */
  readonly generator: readonly bigint[]
}

/** The register behind one more digit (BIP 173, "Checksum"). */
export function nextRegister(register: bigint, digit: number, { digits, generator }: BchCode): bigint {
  const shift = BigInt(5 * (digits - 1))
  const leaving = Number(register >> shift)
  const rest = ((register ^ (BigInt(leaving) << shift)) << 5n) ^ BigInt(digit)
  return generator.reduce((sum, term, bit) => ((leaving >> bit) & 1 ? sum ^ term : sum), rest)
}

/** The digits, from 0 to 31, that a register holds. */
export function digitsIn(register: bigint, { digits }: BchCode): number[] {
  return Array.from({ length: digits }, (_, at) => Number((register >> BigInt(5 * (digits - 1 - at))) & 31n))
}
