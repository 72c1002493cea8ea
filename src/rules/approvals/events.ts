import type { LogEvent } from '../../log/events.js'
import { cosignerNamed } from '../../vault/cosigners.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Vault } from '../../vault/vault.js'
import type { Policy } from '../policy/policy.js'
import type { SignedCorrection } from '../statements/correction.js'
import type { SignedException } from '../statements/exception.js'
import { POLICY_APPROVAL, type PolicyApproval } from '../statements/policy-approval.js'
import { formatStatement } from '../statements/statement.js'
import type { TakenBack } from './revocations.js'

/** A cosigner’s approval of a policy that is about to be written. */
export function policyApproved(
  vault: Vault,
  { digest, version, previous }: Policy,
  sealed: PolicyApproval,
): LogEvent {
  const { cosigner, expires } = sealed.statement
  return {
    event: 'policy.approved',
    ...{ vault: nameAndDigest(vault), policy: digest.hex, version, follows: [...previous], expires },
    cosigner: cosignerNamed(vault, cosigner),
    approval: formatStatement(POLICY_APPROVAL, sealed),
  }
}

/** That a cosigner takes back their approval of a policy, as they have signed it. */
export function policyRevoked(vault: Vault, { policy, cosigner, text }: TakenBack): LogEvent {
  return {
    event: 'policy.revoked',
    ...{ vault: nameAndDigest(vault), policy, cosigner: cosignerNamed(vault, cosigner) },
    revocation: text,
  }
}

/** A policy that is about to be in force. */
export function policyActivated(
  vault: Vault,
  { digest, version, previous }: Policy,
  {
    approvedBy,
    approvals,
  }: { readonly approvedBy: readonly string[]; readonly approvals: readonly string[] },
): LogEvent {
  return {
    event: 'policy.activated',
    vault: nameAndDigest(vault),
    policy: digest.hex,
    version,
    follows: [...previous],
    approvedBy: [...approvedBy],
    approvals: [...approvals],
  }
}

/** An exception that a cosigner is about to approve. */
export function exceptionApproved(vault: Vault, { statement }: SignedException): LogEvent {
  const { proposal, policy, rule, reason, expires } = statement
  return {
    event: 'exception.approved',
    ...{ vault: nameAndDigest(vault), proposal, policy, rule, reason, expires },
    cosigner: cosignerNamed(vault, statement.cosigner),
  }
}

/** What cosigners have signed that an entry should have said, all of them the same. */
export function corrected(
  vault: Vault,
  sealed: readonly SignedCorrection[],
): Extract<LogEvent, { event: 'corrected' }> {
  const [{ statement }] = sealed as [SignedCorrection]
  return {
    event: 'corrected',
    vault: nameAndDigest(vault),
    corrects: { log: statement.log, entry: Number(statement.entry), hash: statement.hash },
    ...{ field: statement.field, value: statement.value },
    statements: sealed.map(({ statement: { cosigner, approved, expires }, signature }) => ({
      cosigner: cosignerNamed(vault, cosigner),
      ...{ approved, expires, signature },
    })),
  }
}
