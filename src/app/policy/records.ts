import type { RunningHistory } from '../../log/history.js'
import { type PolicyRecords, policyRecords } from '../../rules/approvals/records.js'
import type { Policy } from '../../rules/policy/policy.js'
import { POLICY_APPROVAL } from '../../rules/statements/policy-approval.js'
import { POLICY_REVOCATION } from '../../rules/statements/policy-revocation.js'
import { parseStatement } from '../../rules/statements/statement.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { parsedFiles } from '../files.js'
import { historyIn } from '../log/read-history.js'
import type { EvidenceRequest } from './evidence.js'

/** The files of statements about policies, and the logs that may tell of them. */
type RecordsRequest = Pick<EvidenceRequest, 'approval' | 'revocation' | 'history'>

/**
 * Reads approvals, revocations and logs; `evaluated` says by which policies
 * a proposal is evaluated, and what this machine's own log tells.
 * Throws `approval.*`, and what `historyIn` throws.
 */
export async function readRecords(
  context: Context,
  { approval, revocation, history: logs }: RecordsRequest,
  vault: Vault,
  evaluatedBy: { readonly policies: readonly Policy[]; readonly own?: RunningHistory | undefined } = {
    policies: [],
  },
): Promise<PolicyRecords> {
  const approvals = await parsedFiles(context.io, approval, text => parseStatement(POLICY_APPROVAL, text))
  const revocations = await parsedFiles(context.io, revocation, text =>
    parseStatement(POLICY_REVOCATION, text),
  )
  const others = logs.length === 0 ? undefined : await historyIn(context, logs, vault, evaluatedBy)
  return policyRecords(vault, { approvals, revocations, others })
}
