/** SHA-256 of the concatenation of `parts`; 32 bytes. */
export type Sha256 = (...parts: readonly Uint8Array[]) => Uint8Array

/**
 * The arithmetic that a second opinion rests on: another program's than the one that has signed. Who makes one stands
 * outside, in platform.
 */
export interface Verifier {
  readonly sha256: Sha256
  /** RIPEMD-160; 20 bytes. */
  ripemd160(bytes: Uint8Array): Uint8Array
  /**
   * Whether a DER signature by a 33-byte key is valid for the double SHA-256 of `preimage`. Throws instead of saying no
   * where one of them is malformed.
   */
  verifies(key: Uint8Array, der: Uint8Array, preimage: Uint8Array): Promise<boolean>
  /** Whether 64 bytes by a 33-byte key are a Schnorr signature of Bitcoin Cash for the double SHA-256 of `preimage`. */
  verifiesCashSchnorr(key: Uint8Array, signature64: Uint8Array, preimage: Uint8Array): Promise<boolean>
}

/** What is different on a chain: whether its signatures have the bit of the fork in their type (Bitcoin Cash). */
export interface ChainRules {
  readonly forkId?: true
}

/** SHA-256 of SHA-256. */
export function doubleSha256(sha256: Sha256, ...parts: readonly Uint8Array[]): Uint8Array {
  return sha256(sha256(...parts))
}
