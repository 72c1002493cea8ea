import type { LogEvent } from '../../log/events.js'
import type { SignedException } from '../../rules/approvals/exception.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import { cosignerNamed, nameAndDigest } from './events.js'

/** A cosigner’s approval of a policy that is about to be written. */
export function policyApproved(
  vault: Vault,
  { digest, version }: Policy,
  { cosigner, expires }: { readonly cosigner: string; readonly expires: string },
): LogEvent {
  return {
    event: 'policy.approved',
    ...{ vault: nameAndDigest(vault), policy: digest.hex, version, expires },
    cosigner: cosignerNamed(vault, cosigner),
  }
}

/** A policy that is about to be in force. */
export function policyActivated(
  vault: Vault,
  { digest, version }: Policy,
  approvedBy: readonly string[],
): LogEvent {
  return {
    event: 'policy.activated',
    vault: nameAndDigest(vault),
    policy: digest.hex,
    version,
    approvedBy: [...approvedBy],
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
