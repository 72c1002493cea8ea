import type { Context } from '../../app/context.js'
import { logIfAtHome } from '../../app/log/append.js'
import { VerifiedLog } from '../../app/log/verified-log.js'
import { type PolicyInput, requireApprovals } from '../../app/policy/approved.js'
import {
  type CheckedProposal,
  checkProposal,
  leavingWith,
  reasonOf,
  type Standard,
  unread,
} from '../../app/policy/check-proposal.js'
import { readConsents } from '../../app/policy/consents.js'
import { evidenceAt, readEvidence } from '../../app/policy/evidence.js'
import { readPolicyOf } from '../../app/policy/files.js'
import { checkpointsAmong, filesIn, filesNamed } from '../../app/policy/proposal-files.js'
import { readRecords } from '../../app/policy/records.js'
import { namedVault } from '../../app/vaults.js'
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
import { nameAndDigest } from '../../vault/digest.js'
import type { Vault } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, MOMENT, oneOf, VAULT } from '../option-types.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { type Asked, flag, needed, operand, optional, repeatable, required } from '../parameters.js'
import { FORMATS, printed, REPORT_OPTIONS, reportTargets, writeReports } from '../policy/formats/index.js'
import { checkText } from '../policy/formats/text.js'
import { leavingData } from '../render/totals.js'
import type { DataOf } from '../schemas/index.js'

const STAGES = ['review', 'sign', 'finalize'] as const

const PARAMETERS = {
  psbt: operand(
    '[psbt...]',
    'proposals, or folders that are searched; none to check the policy’s approvals alone',
  ),
  vault: required('--vault <vault>', 'a vault file, or a registered vault', VAULT),
  format: optional(
    '--format <format>',
    `how the result is printed: ${FORMATS.join(', ')}`,
    oneOf(FORMATS),
    'text',
  ),
  ...REPORT_OPTIONS,
  at: optional(
    '--at <time>',
    'the time to judge by, in UTC: 2026-11-22T09:30:00Z; now unless said otherwise',
    MOMENT,
  ),
  follows: optional(
    '--follows <file>',
    'the version that was in force before: this one follows it, and its quorum approved this one',
    FILE,
  ),
  together: flag('--together', 'judge each proposal as if those before it, sorted by name, had been signed'),
  strict: flag('--strict', 'there may be proposals in the folders, and nothing else'),
  allowEmpty: flag('--allow-empty', 'there may be no proposal at all'),
  stage: optional(
    '--stage <stage>',
    'review, sign or finalize: what the proposal has to be ready for',
    oneOf(STAGES),
    'review',
  ),
  ...POLICY_OPTIONS,
  ...COIN_OPTIONS,
  before: repeatable(
    '--before <folder>',
    'logs as they were before: each checkpoint there has to be reached',
    FILE,
  ),
  otherVault: repeatable('--other-vault <file>', 'vault files of other vaults that the policy names', FILE),
}

type PolicyCheckRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, given: PolicyCheckRequest): Promise<Outcome<DataOf<'policy check'>>> {
  const request = await withFilesOf(given)
  const { format, psbt: names } = request
  requireSomethingToCheck(request)
  const vault = await namedVault(context, request.vault)
  const file = needed(request.policy, '--policy')
  const targets = await reportTargets(context, request, [file, ...names])
  const policy = await readPolicyOf(context, file, vault)
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
  const report = { file, policy, proposals, others }
  const [only] = proposals
  const outcome = {
    data: {
      policy: { name: policy.name, version: policy.version, digest: policy.digest.hex, approvedBy },
      vault: nameAndDigest(vault),
      checkedCount: proposals.length,
      passedCount: proposals.filter(({ passes }) => passes).length,
      others,
      totals: leavingData(leavingWith(proposals)),
      proposals: proposals.map(proposalData),
    },
    findings:
      proposals.length === 1 ? (only as CheckedProposal).findings : proposals.length === 0 ? forks : [],
    failure: failureOf(request, proposals),
  }
  await writeReports(context, targets, report)
  return { ...outcome, raw: await printed(format, report), text: style => checkText(report, style) }
}

function proposalData({ leaving, ...proposal }: CheckedProposal) {
  return { ...proposal, totals: leaving && leavingData(leaving) }
}

/** Options that name several files of evidence: a folder stands for all files in it. */
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
): Promise<{ proposals: CheckedProposal[]; others: string[] }> {
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
): Outcome['failure'] {
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
