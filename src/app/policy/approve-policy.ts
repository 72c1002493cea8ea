import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { policyApproved } from '../../rules/approvals/events.js'
import { MOST_REVOKED, requireUnpledged } from '../../rules/approvals/pledges.js'
import { requireSuccessor } from '../../rules/approvals/succession.js'
import type { Policy } from '../../rules/policy/policy.js'
import { POLICY_APPROVAL, type PolicyApproval } from '../../rules/statements/policy-approval.js'
import { formatStatement, sealStatement } from '../../rules/statements/statement.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { Context } from '../context.js'
import { chooseTarget, type Written, writeText } from '../files.js'
import { findKey } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { VerifiedLog } from '../log/verified-log.js'
import { isPolicyApproved } from '../proposals/approved-digest.js'
import { underSeal } from '../seal/sealing.js'
import { cosignerPlaceOf } from '../signing/signer.js'
import { checkOffline } from '../surroundings.js'
import { registeredVault } from '../vaults.js'
import { readPolicyOf } from './files.js'
import { policyInForce } from './in-force.js'
import { readRecords } from './records.js'
import { term, withCosigner } from './statements.js'

/** The policy that is to be approved, and with which key. */
export interface ApprovePolicyRequest extends SecretFiles {
  /** The policy file. */
  readonly file: string
  readonly key: string
  readonly vault: string
  /** The digest of the policy that a person has approved already. */
  readonly approve: string | undefined
  /** The nonce of a machine that has never known the policy. */
  readonly for: string | undefined
  readonly days: number
  readonly out: string | undefined
  readonly allowOnline: boolean
  readonly revocation: readonly string[]
  /** Logs of other machines, on which the same cosigner may have approved. */
  readonly history: readonly string[]
}

/** An approval that was signed and written. */
export interface ApprovedPolicy {
  readonly policy: Policy
  readonly signed: PolicyApproval
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Approves a policy with a cosigner's key, once the officer has read it. Throws what stands in the way of it. */
export async function approvePolicy(
  context: Context,
  request: ApprovePolicyRequest,
): Promise<ApprovedPolicy> {
  const record = await findKey(context.home, request.key)
  const vault = await registeredVault(context.home, request.vault)
  const findings = await checkOffline(request.allowOnline, record.network)
  const policy = await readPolicyOf(context, request.file, vault)
  const inForce = (await policyInForce(context.home, vault))?.policy
  // The version in force is approved anew for machines that join later.
  if (policy.digest.hex !== inForce?.digest.hex) requireSuccessor(policy, inForce)
  const records = await readRecords(context, { ...request, approval: [] }, vault)
  const asOf = ({ history }: VerifiedLog) => {
    history.vaults.knowVaults(vault)
    return { vault, own: history.policies, ...records.with(history.policies) }
  }
  const before = asOf(await VerifiedLog.read(context.home))
  const place = cosignerPlaceOf(vault, record)
  // Told before anybody is asked for a password, where it is known whose key it is.
  if (place !== undefined) requireUnpledged(policy, cosignerName(vault, place), before)
  const usual = `${stemOf(request.file)}.approved-${record.name}.json`
  const target = await chooseTarget(context, request.out ?? usual)
  await consent(context, request.approve, policy, inForce)
  const { approved, expires } = term(request.days)
  const owner = { record, vault, credentials: new Credentials(context, request) }
  return await withCosigner(context, owner, (key, cosigner, sealing) =>
    underSeal(context.home, sealing, async log => {
      // Once more under the lock: another process may have approved a rival meanwhile.
      const known = asOf(log)
      requireUnpledged(policy, cosigner, known)
      const signed = sealStatement(POLICY_APPROVAL, key, {
        vault: vault.digest.hex,
        policy: policy.digest.hex,
        version: String(policy.version),
        ...{ cosigner, approved, expires },
        revokes: known.revocations.by(cosigner).slice(-MOST_REVOKED).join(' ') || undefined,
        for: request.for,
      })
      const logged = () => sealing.log(log, policyApproved(vault, policy, signed))
      const written = await writeText(context, target, formatStatement(POLICY_APPROVAL, signed), logged)
      return { policy, signed, findings, written }
    }),
  )
}

function stemOf(name: string): string {
  return name === '-' ? 'policy' : name.replace(/\.ya?ml$/i, '')
}

/** The officer reads the policy, and what it changes, and types its name and version; a script names its digest. */
async function consent(
  { person }: Context,
  approved: string | undefined,
  policy: Policy,
  inForce: Policy | undefined,
): Promise<void> {
  if (isPolicyApproved(approved, policy.digest.hex, policy)) return
  const answer = `${policy.name} ${policy.version}`
  if ((await person.line({ asks: 'policy', policy, inForce, answer })).trim() === answer) return
  throw new RingiError('confirm.mismatch', { why: 'policy' })
}
