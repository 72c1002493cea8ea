import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { consented } from '../../log/proposal-events.js'
import type { Policy } from '../../rules/policy/policy.js'
import { CONSENT, type SignedConsent, verifyConsent } from '../../rules/statements/consent.js'
import { formatStatement, sealStatement } from '../../rules/statements/statement.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { type Written, writeText } from '../files.js'
import { term } from '../policy/statements.js'
import type { ReviewSettings } from '../proposals/review-file.js'
import { atSigning, type ToSign } from './at-signing.js'
import type { Signing } from './signing.js'

/** A consent that was signed and written. */
export interface ConsentFile {
  readonly vault: Vault
  readonly sealed: SignedConsent
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** What is consented to, and for how many days. */
interface ToConsent extends ToSign {
  readonly days: number
}

/**
 * Signs a consent to what was approved, at the moment of signing (see {@link atSigning}) and like a signature: it is
 * verified, logged, and written, in this order.
 */
export async function consentFile(
  context: Context,
  signing: Signing,
  { approved, key, sealing, target, days }: ToConsent,
): Promise<ConsentFile> {
  return await atSigning(
    context,
    signing,
    { approved, sealing },
    async ({ reviewed, settings }, surroundings) => {
      const { vault, digest, txid, findings: found } = reviewed.facts
      const sealed = sealStatement(CONSENT, key, {
        ...{
          vault: vault.digest.hex,
          proposal: digest.hex,
          txid,
          cosigner: cosignerName(vault, key.cosigner),
        },
        policy: policyOf(settings, vault).digest.hex,
        ...term(days),
      })
      verifyConsent(sealed, vault, Date.now())
      const findings = [...surroundings, ...found]
      const event = consented(reviewed.facts, sealed, {
        ...{ findings, height: signing.height },
        met: settings.met,
        statement: settings.statement?.(reviewed.facts),
      })
      const written = await writeText(context, target, formatStatement(CONSENT, sealed), async () => {
        await sealing.log(signing.log, ...(settings.revoked ?? []), event)
      })
      return { vault, sealed, findings, written }
    },
  )
}

/** The policy that a consent is under: the one that `--policy` names, else the one in force. Throws `policy.not-in-force`. */
export function policyOf({ given, inForce }: ReviewSettings, vault: Vault): Policy {
  const policy = given ?? inForce
  if (policy !== undefined) return policy
  throw new RingiError('policy.not-in-force', { why: 'consent', name: vault.name })
}
