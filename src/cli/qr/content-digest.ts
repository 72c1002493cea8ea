import { RingiError } from '../../bitcoin/error.js'
import type { NamedDigest } from '../../vault/digest.js'
import { type Options, textOf } from '../options.js'

/** The SHA-256 that `--digest` says what travels has to have, in lower case. Throws `usage.invalid`. */
export function expectedDigest(options: Options): string | undefined {
  const asked = textOf(options, 'digest')?.toLowerCase()
  if (asked === undefined || /^[0-9a-f]{64}$/.test(asked)) return asked
  throw new RingiError('usage.invalid', '--digest takes 64 hex digits.')
}

/** Throws `qr.checksum` where what travels has another digest than was `expected`. */
export function requireContent({ hex }: NamedDigest, expected: string | undefined): void {
  if (expected === undefined || expected === hex) return
  throw new RingiError('qr.checksum', 'This does not have the digest that was expected.', {
    hint: 'Read it again, and compare the digest with the machine that shows the codes.',
    details: { computed: hex },
  })
}
