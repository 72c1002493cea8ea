import { RingiError } from '../base/error.js'
import type { NamedDigest } from '../vault/digest.js'

/** Throws `qr.checksum` where what travels has another digest than was `expected`. */
export function requireContent({ hex }: NamedDigest, expected: string | undefined): void {
  if (expected === undefined || expected === hex) return
  throw new RingiError('qr.checksum', { why: 'digest', computed: hex })
}
