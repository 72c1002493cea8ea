import type { Finding } from '../../base/finding.js'
import { policyActivated } from '../../rules/approvals/events.js'
import { newlyRevoked } from '../../rules/approvals/records.js'
import type { Policy } from '../../rules/policy/policy.js'
import { POLICY_APPROVAL } from '../../rules/statements/policy-approval.js'
import { formatStatement } from '../../rules/statements/statement.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { allKeys } from '../keys/keystore.js'
import { Credentials } from '../keys/secrets.js'
import { append } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import { confirm } from '../person.js'
import { keepUnderSeals, keysIn, withSealings } from '../seal/own-keys.js'
import { registeredVault } from '../vaults.js'
import { type ActivationCandidate, activationFindings, evaluateActivation } from './activation.js'
import { readPolicyOf } from './files.js'
import { pinPolicy } from './in-force.js'
import { readRecords } from './records.js'

/** The policy that is to be put in force, and what speaks for it. */
export interface ActivatePolicyRequest {
  /** The policy file. */
  readonly file: string
  readonly vault: string
  readonly passwordFile: string | undefined
  readonly approval: readonly string[]
  readonly revocation: readonly string[]
  /** The approvers' logs, and checkpoints of them. */
  readonly history: readonly string[]
}

/** A policy that was put in force on this machine. */
export interface ActivatedPolicy {
  readonly policy: Policy
  readonly vault: Vault
  readonly approvedBy: readonly string[]
  /** The approvers of whom nobody knows whether they have taken it back since. */
  readonly unheard: readonly string[]
  readonly findings: readonly Finding[]
}

/** Puts a policy in force that enough cosigners have approved, once a person has read it. */
export async function activatePolicy(
  context: Context,
  request: ActivatePolicyRequest,
): Promise<ActivatedPolicy> {
  const vault = await registeredVault(context.home, request.vault)
  const policy = await readPolicyOf(context, request.file, vault)
  const candidate = { vault, policy, records: await readRecords(context, request, vault) }
  const { history } = await VerifiedLog.read(context.home)
  const { inForce, unheard } = await evaluateActivation(context, candidate, history)
  await confirm(context, { asks: 'activate', policy, inForce, unheard })
  const keys = keysIn(vault, await allKeys(context.home))
  const credentials = new Credentials(context, request)
  const { result, findings } = await withSealings(context, credentials, keys, sealings =>
    keepUnderSeals(context.home, sealings, log => putInForce(context, candidate, log)),
  )
  return { ...result, findings: [...result.findings, ...findings] }
}

// Evaluated once more under the lock: another process may have activated a version meanwhile.
async function putInForce(
  context: Context,
  candidate: ActivationCandidate,
  log: VerifiedLog,
): Promise<ActivatedPolicy> {
  const { vault, policy } = candidate
  const now = await evaluateActivation(context, candidate, log.history)
  const { approvedBy, unheard } = now
  const approvals = [...new Set(now.approvals.map(one => formatStatement(POLICY_APPROVAL, one)))]
  for (const event of newlyRevoked(log.history, vault, now.known)) await append(log, event)
  await append(log, policyActivated(vault, policy, { approvedBy, approvals }))
  await pinPolicy(context.home, vault, { policy, approvals })
  return { policy, vault, approvedBy, unheard, findings: activationFindings(candidate, now, log.history) }
}
