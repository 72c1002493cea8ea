import { checkPolicy, type PolicyCheck } from '../../app/policy/check-policy.js'
import type { CheckedProposal } from '../../app/policy/check-proposal.js'
import { leavingWith } from '../../app/policy/check-proposal.js'
import type { Finding } from '../../base/finding.js'
import { nameAndDigest } from '../../vault/digest.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, MOMENT, oneOf, VAULT } from '../option-types.js'
import { COIN_OPTIONS, POLICY_OPTIONS } from '../options/policies.js'
import { flag, needed, operand, optional, repeatable, required } from '../parameters.js'
import {
  printed,
  REPORT_FORMATS,
  REPORT_OPTIONS,
  reportTargets,
  writeReports,
} from '../policy/formats/index.js'
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
    `how the result is printed: ${REPORT_FORMATS.join(', ')}`,
    oneOf(REPORT_FORMATS),
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

export const command = defineCommand(PARAMETERS, async (context, request) => {
  const policy = needed(request.policy, '--policy')
  const targets = await reportTargets(context, request, [policy, ...request.psbt])
  const check = await checkPolicy(context, { ...request, policy })
  await writeReports(context, targets, check)
  return { ...outcome(check), raw: await printed(request.format, check) }
})

/** What is told of it. */
function outcome(check: PolicyCheck): Outcome<DataOf<'policy check'>> {
  const { policy, vault, approvedBy, proposals, others, failure } = check
  return {
    data: {
      policy: { name: policy.name, version: policy.version, digest: policy.digest.hex, approvedBy },
      vault: nameAndDigest(vault),
      checkedCount: proposals.length,
      passedCount: proposals.filter(({ passes }) => passes).length,
      others,
      totals: leavingData(leavingWith(proposals)),
      proposals: proposals.map(proposalData),
    },
    findings: findingsOf(check),
    failure,
    text: style => checkText(check, style),
  }
}

function proposalData({ leaving, ...proposal }: CheckedProposal) {
  return { ...proposal, totals: leaving && leavingData(leaving) }
}

/** Of several proposals, each has its own in the data. */
function findingsOf({ proposals, forks }: PolicyCheck): readonly Finding[] {
  const [first, ...more] = proposals
  if (first === undefined) return forks
  return more.length === 0 ? first.findings : []
}
