import { RingiError } from '../bitcoin/error.js'
import type { NamedDigest } from '../vault/digest.js'
import { type Options, textOf } from './options.js'

/** What a person can approve beforehand, by its digest. */
const APPROVABLE = {
  proposal: {
    code: 'proposal.digest-mismatch',
    hint: 'Review it, and approve the digest that the review shows.',
  },
  batch: {
    code: 'proposal.digest-mismatch',
    hint: 'Review the folder, and approve the digest that the review shows.',
  },
  policy: {
    code: 'policy.digest-mismatch',
    hint: 'ringi policy show prints the digest of the file as it is now.',
  },
} as const

/**
 * Whether `--approve` has approved it; false where the option is not there, and somebody has to be asked. Throws
 * `proposal.digest-mismatch` or `policy.digest-mismatch` where it names another digest.
 */
export function isApproved(options: Options, what: keyof typeof APPROVABLE, digest: NamedDigest): boolean {
  const approved = textOf(options, 'approve')
  if (approved === undefined) return false
  if (approved.toLowerCase() === digest.hex) return true
  const { code, hint } = APPROVABLE[what]
  throw new RingiError(code, `This is not the ${what} that was approved: its digest is another one.`, {
    hint,
    details: { approved: approved.slice(0, 64), actual: digest.hex },
  })
}
