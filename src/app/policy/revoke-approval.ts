import type { Finding } from '../../base/finding.js'
import { hash } from '../../base/vocabulary.js'
import { policyRevoked } from '../../rules/approvals/events.js'
import { POLICY_REVOCATION, type PolicyRevocation } from '../../rules/statements/policy-revocation.js'
import { formatStatement, sealStatement } from '../../rules/statements/statement.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { chooseTarget, type Written, writeText } from '../files.js'
import { findKey } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { isPolicyApproved } from '../proposals/approved-digest.js'
import { logUnderSeal } from '../seal/sealing.js'
import { checkOffline } from '../surroundings.js'
import { registeredVault } from '../vaults.js'
import { readPolicyOf } from './files.js'
import { term, withCosigner } from './statements.js'

/** Which approval is taken back, and by whose key. */
export interface RevokeApprovalRequest extends SecretFiles {
  /** The policy file, or its digest. */
  readonly policy: string
  readonly key: string
  readonly vault: string
  /** The digest of the policy, to be sure that it is the right file. */
  readonly approve: string | undefined
  readonly out: string | undefined
  readonly allowOnline: boolean
}

/** A revocation that was signed and written. */
export interface RevokedApproval {
  readonly signed: PolicyRevocation
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Takes a cosigner's approval of a policy back. Nobody is asked: it lets nothing pass. Throws `policy.digest-mismatch`. */
export async function revokeApproval(
  context: Context,
  request: RevokeApprovalRequest,
): Promise<RevokedApproval> {
  const record = await findKey(context.home, request.key)
  const vault = await registeredVault(context.home, request.vault)
  const findings = await checkOffline(request.allowOnline, record.network)
  const policy = await digestOf(context, request, vault)
  const usual = `policy.revoked-${record.name}-${policy.slice(0, 8)}.json`
  const target = await chooseTarget(context, request.out ?? usual)
  const owner = { record, vault, credentials: new Credentials(context, request) }
  return await withCosigner(context, owner, async (key, cosigner, sealing) => {
    const signed = sealStatement(POLICY_REVOCATION, key, {
      ...{ vault: vault.digest.hex, policy, cosigner, revoked: term().approved },
    })
    const text = formatStatement(POLICY_REVOCATION, signed)
    const entry = policyRevoked(vault, { cosigner, policy, text })
    const before = () => logUnderSeal(context.home, sealing, entry)
    return { signed, findings, written: await writeText(context, target, text, before) }
  })
}

async function digestOf(
  context: Context,
  { policy: name, approve }: RevokeApprovalRequest,
  vault: Vault,
): Promise<string> {
  if (hash(name)) return name
  const { digest } = await readPolicyOf(context, name, vault)
  isPolicyApproved(approve, digest.hex)
  return digest.hex
}
