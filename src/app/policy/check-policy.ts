import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { RunningHistory } from '../../log/history.js'
import { NO_POLICIES } from '../../log/policy-versions.js'
import { proposed } from '../../log/proposal-events.js'
import { type ProposedRecord, recordOf } from '../../log/signed-record.js'
import { forkFindings } from '../../rules/approvals/forks.js'
import { newlyRevoked, type PolicyRecords, revocationsOf } from '../../rules/approvals/records.js'
import { allowsSelfTransfers } from '../../rules/catalogue/self-transfers.js'
import { evaluate } from '../../rules/engine/evaluate.js'
import { logsAtHand } from '../../rules/evidence/logs-at-hand.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Failure } from '../blocked.js'
import type { Context } from '../context.js'
import { logIfAtHome } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import { namedVault } from '../vaults.js'
import { type PolicyInput, requireApprovals } from './approved.js'
import { type CheckedProposal, checkProposal, reasonOf, type Standard, unread } from './check-proposal.js'
import { readConsents } from './consents.js'
import { type EvidenceRequest, evidenceAt, readEvidence } from './evidence.js'
import { readPolicyOf } from './files.js'
import { checkpointsAmong, filesIn, filesNamed } from './proposal-files.js'
import { readRecords } from './records.js'

/** What is checked against which policy. Of evidence, a folder stands for all files in it. */
export interface PolicyCheckRequest extends EvidenceRequest {
  /** Proposals, or folders that are searched; none to check the policy’s approvals alone. */
  readonly psbt: readonly string[]
  readonly policy: string
  readonly vault: string
  /** The time to judge by; now unless given. */
  readonly at: Date | undefined
  /** The version that was in force before. */
  readonly follows: string | undefined
  /** Whether each proposal is judged as if those before it had been signed. */
  readonly together: boolean
  /** Whether there may be nothing but proposals in the folders. */
  readonly strict: boolean
  /** Whether there may be no proposal at all. */
  readonly allowEmpty: boolean
  /** What the proposals have to be ready for. */
  readonly stage: 'review' | 'sign' | 'finalize'
  /** Folders with logs as they were before: each checkpoint there has to be reached. */
  readonly before: readonly string[]
  /** Files of other vaults that the policy names. */
  readonly otherVault: readonly string[]
}

/** What a check has come to. */
export interface PolicyCheck {
  /** The policy's file as it was named. */
  readonly file: string
  readonly policy: Policy
  readonly vault: Vault
  /** Who has approved the policy; null where no approvals were given. */
  readonly approvedBy: readonly string[] | null
  readonly proposals: readonly CheckedProposal[]
  /** Files that were come upon and are no proposals. */
  readonly others: readonly string[]
  /** Other versions of the policy that cannot stand beside it. */
  readonly forks: readonly Finding[]
  readonly failure: Failure | undefined
}

/** Checks whether a policy is approved, and whether it lets proposals pass, from the bytes alone. */
export async function checkPolicy(context: Context, given: PolicyCheckRequest): Promise<PolicyCheck> {
  const request = await withFilesOf(given)
  requireSomethingToCheck(request)
  const vault = await namedVault(context, request.vault)
  const policy = await readPolicyOf(context, request.policy, vault)
  const now = request.at?.getTime() ?? Date.now()
  const records = await readRecords(context, request, vault, { policies: [policy] })
  const { history } = await VerifiedLog.read(context.home)
  // What was seen once, binds here later too.
  await logIfAtHome(context.home, newlyRevoked(history, vault, records.with(NO_POLICIES)))
  const known = { records, own: revocationsOf(history) }
  const approvedBy = await requireApprovals(context, request.follows, { policy, vault, now }, known)
  const forks = forkFindings(policy, undefined, { vault, records, own: NO_POLICIES })
  const standard = await standardOf(context, request, { policy, vault, now }, { records, forks })
  const { proposals, others } = await checkAll(context, request, standard)
  const failure = failureOf(request, proposals)
  return { file: request.policy, policy, vault, approvedBy, proposals, others, forks, failure }
}

/** Names of evidence for which a folder stands for all files in it. */
const FOLDERS = [
  'history',
  'approval',
  'voucher',
  'exception',
  'consent',
  'revocation',
  'otherVault',
] as const

async function withFilesOf(request: PolicyCheckRequest): Promise<PolicyCheckRequest> {
  const found: Partial<Record<(typeof FOLDERS)[number], string[]>> = {}
  for (const name of FOLDERS) found[name] = await filesNamed(request[name])
  const before = await checkpointsAmong(await filesNamed(request.before))
  return { ...request, ...found, history: [...(found.history ?? []), ...before] }
}

/** Checks what is found, one after the other: however many they are, one is in memory. */
async function checkAll(
  context: Context,
  { psbt: names, strict }: PolicyCheckRequest,
  standard: Standard,
): Promise<Pick<PolicyCheck, 'proposals' | 'others'>> {
  const proposals: CheckedProposal[] = []
  const others: string[] = []
  for await (const found of filesIn(names)) {
    if (found.is === 'proposal') proposals.push(await checkProposal(context, found.file, standard))
    else if (found.is === 'unread') proposals.push(unread(found.file, found.error))
    else if (strict) proposals.push(unread(found.file, notProposal(found.file)))
    else others.push(found.file)
  }
  return { proposals, others }
}

function notProposal(file: string): RingiError {
  return new RingiError('file.not-proposal', { file })
}

/** Why the check fails: what does not pass first, or that nothing was there to be checked. */
function failureOf(
  { psbt: names, allowEmpty }: PolicyCheckRequest,
  proposals: readonly CheckedProposal[],
): Failure | undefined {
  const failing = proposals.find(({ passes }) => !passes)
  if (failing !== undefined) return reasonOf(failing)
  if (proposals.length > 0 || names.length === 0 || allowEmpty) return undefined
  return { code: 'file.missing', args: { why: 'nothing-checked', names } }
}

function requireSomethingToCheck({ psbt, approval }: PolicyCheckRequest): void {
  if (psbt.length > 0 || approval.length > 0) return
  throw new RingiError('usage.invalid', { why: 'nothing-to-check' })
}

async function standardOf(
  context: Context,
  request: PolicyCheckRequest,
  { policy, vault, now }: PolicyInput,
  { records: { others }, forks }: { readonly records: PolicyRecords; readonly forks: readonly Finding[] },
): Promise<Standard> {
  const consents = await readConsents(context, request.consent, vault)
  const given = await readEvidence(context, request, consents)
  const evidence = evidenceAt(given, { vault, policies: [policy], now })
  const { stage } = request
  const vaults: Vault[] = []
  for (const name of request.otherVault) vaults.push(await namedVault(context, name))
  const alongside: ProposedRecord[] = []
  const logs = logsAtHand(vault, { own: undefined, kept: [], others, holders: [] })
  const rules: Standard['rules'] = facts => [
    ...(others?.findings ?? []),
    ...forks,
    ...evaluate(policy, facts, {
      ...{ ...evidence, history: others?.history, alongside, stage, now, vaults, logs },
    }),
  ]
  const onPass: Standard['onPass'] = reviewed => {
    const record = recordOf(proposed(reviewed.facts), now)
    alongside.push(record)
    if (request.together) others?.history.assumeSigned(record)
  }
  return {
    ...{ vault, otherVaults: vaults, selfTransfers: allowsSelfTransfers([policy]), rules, onPass },
    ...{ history: others?.history ?? new RunningHistory(), alongside },
  }
}
