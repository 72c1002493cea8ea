import { utf8Text } from '../../base/bytes.js'
import { type Digest32, sha256 } from '../../base/hash.js'
import { signersOfAll } from '../../proposal/progress.js'
import { SignedCopies } from '../../rules/evidence/signed-copies.js'
import { CONSENT, type Consent, type SignedConsent, verifyConsent } from '../../rules/statements/consent.js'
import { parseStatement } from '../../rules/statements/statement.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, psbtIn, readInput } from '../files.js'
import { reviewFile } from '../proposals/review-file.js'

/** A consent that was given, with the name of its file, so that an objection can say whose it is. */
export interface GivenConsent {
  readonly file: string
  readonly sealed: SignedConsent
}

/** What the files of `--consent` say of who stands behind which transaction. */
export interface GivenConsents {
  /** Their signatures are not verified yet: they count until they expire. */
  readonly consents: readonly GivenConsent[]
  readonly signedElsewhere: SignedCopies
  /** SHA-256 of each file. */
  readonly digests: readonly Digest32[]
}

/**
 * Reads consents, and copies of proposals that others have signed, told from one another by their content; the copies join
 * those that are known. Throws `approval.malformed`, and what reading and reviewing a PSBT throws.
 */
export async function readConsents(
  { io }: Context,
  files: readonly string[],
  vault: Vault,
  signedElsewhere = new SignedCopies(),
): Promise<GivenConsents> {
  const consents: GivenConsent[] = []
  const digests: Digest32[] = []
  for (const file of files) {
    const contents = await readInput(io, file)
    digests.push(sha256(contents))
    const text = utf8Text(contents)
    if (text?.trimStart().startsWith('{')) {
      consents.push({ file, sealed: inFile(file, () => parseStatement(CONSENT, text)) })
      continue
    }
    const reviewed = reviewFile({}, vault, psbtIn(file, contents))
    inFile(file, () => reviewed.requireUnblocked())
    signedElsewhere.add(reviewed.facts.txid, signersOfAll(reviewed))
  }
  return { consents, signedElsewhere, digests }
}

/** Verifies consents that have to count at `now` (Unix milliseconds); errors name the file. Throws `approval.*`. */
export function verifyConsents(given: readonly GivenConsent[], vault: Vault, now: number): Consent[] {
  return given.map(({ file, sealed }) => inFile(file, () => verifyConsent(sealed, vault, now)))
}
