import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { type Transaction, unsignedId } from '../../bitcoin/transaction.js'
import type { History } from '../../log/history.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import type { Verification } from '../../psbt/roles/verifier.js'
import type { AccountedSignature } from '../../rules/afterwards.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { VerifiedLog } from '../log/verified-log.js'
import { allVaults } from '../vaults.js'
import type { EvidenceRequest } from './evidence.js'

/** A finished transaction, and what has been found out of it. */
export interface Finished {
  readonly vault: Vault
  readonly transaction: Transaction
  readonly verification: Verification
  readonly proposal: ReviewedPsbt | undefined
}

/** What the logs and the policy say of a transaction afterwards. */
export interface Hindsight {
  readonly findings: readonly Finding[]
  /** The signing that accounts for each signature; undefined where no logs are given. */
  readonly accounts: readonly AccountedSignature[] | undefined
  /** The policy that was asked, and whether it held; undefined where none was. */
  readonly held: { readonly policy: Policy; readonly holds: boolean } | undefined
}

/**
 * Where logs are given with `--history`, beside the home's own: which signing accounts for each signature, and whether
 * the policy, the one in force or that of `--policy`, held at the time. Throws `usage.invalid` where a policy is given
 * without what it needs.
 */
export async function lookBack(
  context: Context,
  request: EvidenceRequest,
  finished: Finished,
): Promise<Hindsight> {
  const { history: logs } = request
  const { proposal } = finished
  if (request.policy !== undefined && (logs.length === 0 || proposal === undefined))
    throw new RingiError('usage.invalid', { why: 'policy-at-the-time' })
  if (logs.length === 0) return { findings: [], accounts: undefined, held: undefined }
  const { accountFor, checkAccounts } = await import('../../rules/afterwards.js')
  const { historyIn } = await import('../log/read-history.js')
  const policy = await policyFor(context, request.policy, finished.vault)
  const { history, findings } = await historyIn(context, logs, finished.vault, {
    policies: policy ? [policy] : [],
  })
  if (await context.home.exists()) history.join((await VerifiedLog.read(context.home)).history)
  const sent = { txid: unsignedId(finished.transaction), inputs: finished.verification.inputs }
  const accounts = accountFor(finished.vault, sent, history)
  const evaluated = await evaluationOf(context, request, finished, { policy, history, accounts })
  return {
    findings: [...findings, ...checkAccounts(accounts, proposal?.facts), ...evaluated.findings],
    accounts,
    held: evaluated.held,
  }
}

async function policyFor(
  context: Context,
  file: string | undefined,
  vault: Vault,
): Promise<Policy | undefined> {
  const { readPolicyOf } = await import('./files.js')
  if (file !== undefined) return await readPolicyOf(context, file, vault)
  const { policyInForce } = await import('./in-force.js')
  return (await policyInForce(context.home, vault))?.policy
}

interface SigningInputs {
  readonly policy: Policy | undefined
  readonly history: History
  readonly accounts: readonly AccountedSignature[]
}

async function evaluationOf(
  context: Context,
  request: EvidenceRequest,
  { vault, proposal }: Finished,
  known: SigningInputs,
): Promise<Pick<Hindsight, 'findings' | 'held'>> {
  const { policy, history, accounts } = known
  if (policy === undefined || proposal === undefined) return { findings: [], held: undefined }
  const { evaluateAfterwards } = await import('../../rules/afterwards.js')
  const { evidenceAt, readEvidence } = await import('./evidence.js')
  const { readConsents } = await import('./consents.js')
  const consents = await readConsents(context, request.consent, vault)
  const given = await readEvidence(context, request, consents)
  // Exceptions and consents had to be valid when it was signed first.
  const first = Math.min(Date.now(), ...accounts.flatMap(({ signing }) => signing?.time ?? []))
  const evidence = evidenceAt(given, { vault, policies: [policy], now: first })
  const findings = evaluateAfterwards({
    ...{ policy, proposal: proposal.facts, history, accounts },
    evidence: { ...evidence, vaults: await allVaults(context.home) },
  })
  return { findings, held: { policy, holds: findings.every(({ severity }) => severity !== 'block') } }
}
