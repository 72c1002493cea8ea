import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** What a key's file keeps beside the words, to seal the home with: 32 random bytes. */
export const SEAL_SECRET_BYTES = 32

/**
 * What seals a home: HKDF-SHA256 (RFC 5869) of the secret in an encrypted key file. Whoever has the home without the
 * password does not have it.
 */
export class SealKey {
  readonly #key: Uint8Array

  constructor(secret: Uint8Array) {
    this.#key = new Uint8Array(hkdfSync('sha256', secret, new Uint8Array(0), 'ringi/seal', 32))
  }

  /** HMAC-SHA256 of a text, in hex. */
  mac(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('hex')
  }

  /** Whether `mac` is that of `text`. */
  verifies(text: string, mac: string): boolean {
    const [given, expected] = [Buffer.from(mac), Buffer.from(this.mac(text))]
    return given.length === expected.length && timingSafeEqual(given, expected)
  }

  wipe(): void {
    this.#key.fill(0)
  }
}
