import type { Command } from 'commander'
import { RingiError } from '../../bitcoin/error.js'
import type { Finding } from '../../bitcoin/finding.js'
import { NO_POLICIES } from '../../log/policy-versions.js'
import { recordOf } from '../../log/signed-record.js'
import { evaluate } from '../../rules/evaluate.js'
import { momentOf } from '../../rules/moment.js'
import { allowsSelfTransfers } from '../../rules/self-transfers.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { proposed } from '../log/events.js'
import { logsAtHand } from '../log/logs-at-hand.js'
import {
  addRepeatable,
  isOn,
  listOf,
  type Operands,
  type Options,
  oneOf,
  requiredText,
  textOf,
} from '../options.js'
import { type Case, requireApprovals } from '../policy/approved.js'
import { type CheckedProposal, checkProposal, reasonOf, type Standard } from '../policy/check.js'
import { evidenceAt, readEvidence } from '../policy/evidence.js'
import { readPolicyOf } from '../policy/files.js'
import { forkFindings } from '../policy/forks.js'
import { FORMATS, printed, reportTargets, writeReports } from '../policy/formats/index.js'
import { checkText } from '../policy/formats/text.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { proposalFiles } from '../policy/proposal-files.js'
import { type PolicyRecords, readRecords } from '../policy/records.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('[psbt...]', 'proposals, or folders of them; none to check the policy’s approvals alone')
    .requiredOption('--vault <vault>', 'a vault file, or a registered vault')
    .option('--format <format>', `how the result is printed: ${FORMATS.join(', ')}`, 'text')
    .option('--sarif <file>', 'a file for the result as SARIF as well')
    .option('--junit <file>', 'a file for the result as JUnit XML as well')
    .option('--at <time>', 'the time to judge by, in UTC: 2026-11-22T09:30:00Z; now unless said otherwise')
    .option(
      '--follows <file>',
      'the version that was in force before: this one follows it, and its quorum approved this one',
    )
    .option('--together', 'judge each proposal as if those before it, sorted by name, had been signed')
    .option('--stage <stage>', 'review, sign or finalize: what the proposal has to be ready for', 'review')
  addPolicyOptions(command)
  addCoinOptions(command)
  addRepeatable(command, '--other-vault <file>', 'vault files of other vaults that the policy names')
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const format = oneOf(options, 'format', FORMATS) ?? 'text'
  const names = operands[0] as string[]
  requireSomethingToCheck(options, names)
  const vault = await namedVault(context, requiredText(options, 'vault'))
  const file = requiredText(options, 'policy')
  const targets = await reportTargets(context, options, [file, ...names])
  const policy = await readPolicyOf(context, file, vault)
  const now = timeOf(options)
  const records = await readRecords(context, options, vault, [policy])
  const approvedBy = await requireApprovals(context, options, { policy, vault, now }, records)
  const forks = forkFindings(policy, undefined, { vault, records, own: NO_POLICIES })
  const standard = await standardOf(context, options, { policy, vault, now }, { records, forks })
  const proposals: CheckedProposal[] = []
  for (const name of await proposalFiles(names)) proposals.push(await checkProposal(context, name, standard))
  const report = { file, policy, proposals }
  const [only] = proposals
  const failing = proposals.find(({ passes }) => !passes)
  const outcome = {
    data: {
      policy: { name: policy.name, version: policy.version, digest: policy.digest.hex, approvedBy },
      vault: { name: vault.name, digest: vault.digest.hex },
      checked: proposals.length,
      passed: proposals.filter(({ passes }) => passes).length,
      proposals,
    },
    findings:
      proposals.length === 1 ? (only as CheckedProposal).findings : proposals.length === 0 ? forks : [],
    failure: failing && reasonOf(failing),
  }
  await writeReports(context, targets, report)
  return { ...outcome, raw: await printed(format, report, outcome), text: style => checkText(report, style) }
}

function requireSomethingToCheck(options: Options, names: readonly string[]): void {
  if (names.length > 0 || listOf(options, 'approval').length > 0) return
  throw new RingiError('usage.invalid', 'There is nothing to check: neither proposals nor approvals.', {
    hint: 'Name proposals or a folder of them, or give the policy’s approvals with --approval.',
  })
}

async function standardOf(
  context: Context,
  options: Options,
  { policy, vault, now }: Case,
  { records: { others }, forks }: { readonly records: PolicyRecords; readonly forks: readonly Finding[] },
): Promise<Standard> {
  const given = await readEvidence(context, options, vault)
  const evidence = evidenceAt(given, { vault, policies: [policy], now })
  const stage = oneOf(options, 'stage', ['review', 'sign', 'finalize']) ?? 'review'
  const vaults: Vault[] = []
  for (const name of listOf(options, 'otherVault')) vaults.push(await namedVault(context, name))
  const logs = logsAtHand(vault, { own: undefined, others, holders: [] })
  const rules: Standard['rules'] = facts => [
    ...(others?.findings ?? []),
    ...forks,
    ...evaluate(policy, facts, { ...evidence, history: others?.history, stage, now, vaults, logs }),
  ]
  const onPass: Standard['onPass'] = reviewed => {
    if (isOn(options, 'together')) others?.history.foresee(recordOf(proposed(reviewed), now))
  }
  return { vault, otherVaults: vaults, selfTransfers: allowsSelfTransfers([policy]), rules, onPass }
}

function timeOf(options: Options): number {
  const text = textOf(options, 'at')
  const time = text === undefined ? Date.now() : momentOf(text)
  if (time !== undefined) return time
  throw new RingiError('usage.invalid', '--at takes a time in UTC to the second.', {
    hint: 'For example 2026-11-22T09:30:00Z.',
  })
}
