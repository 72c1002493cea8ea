import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { RingiError } from '../../bitcoin/error.js'
import { fileError } from '../../platform/files.js'
import { verifyException } from '../../rules/approvals/exception.js'
import { momentOfLast, POLICY_APPROVAL, requireApproved } from '../../rules/approvals/policy-approval.js'
import { parseStatement } from '../../rules/approvals/statement.js'
import { evaluate } from '../../rules/evaluate.js'
import { momentOf } from '../../rules/moment.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { outcomeDocument } from '../document.js'
import { inFile, readText } from '../files.js'
import { historyIn } from '../log/read-log.js'
import {
  addRepeatable,
  listOf,
  type Operands,
  type Options,
  oneOf,
  requiredText,
  textOf,
} from '../options.js'
import { type CheckedProposal, checkProposal, reasonOf, type Standard } from '../policy/check.js'
import { readEvidence } from '../policy/evidence.js'
import { readPolicyOf } from '../policy/files.js'
import type { CheckReport } from '../policy/formats/report.js'
import { checkText } from '../policy/formats/text.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { namedVault } from '../vaults.js'

const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const

export function configure(command: Command): void {
  command
    .argument('<psbt...>', 'proposals, or folders of them')
    .requiredOption('--vault <vault>', 'a vault file, or a registered vault')
    .option('--format <format>', `how the result is printed: ${FORMATS.join(', ')}`, 'text')
    .option('--at <time>', 'the time to judge by, in UTC: 2026-11-22T09:30:00Z; now unless said otherwise')
    .option('--follows <file>', 'the version before this policy, whose quorum had to approve it')
    .option('--stage <stage>', 'review, sign or finalize: what the proposal has to be ready for', 'review')
  addPolicyOptions(command)
  addCoinOptions(command)
  addRepeatable(command, '--approval <file>', 'approvals of the policy: enough of them are then needed')
  addRepeatable(command, '--other-vault <file>', 'vault files of other vaults that the policy names')
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const format = oneOf(options, 'format', FORMATS) ?? 'text'
  const vault = await namedVault(context, requiredText(options, 'vault'))
  const file = requiredText(options, 'policy')
  const policy = await readPolicyOf(context, file, vault)
  const now = timeOf(options)
  const approvedBy = await requireApprovals(context, options, { policy, vault, now })
  const standard = await standardOf(context, options, { policy, vault, now })
  const proposals: CheckedProposal[] = []
  for (const name of await proposalFiles(operands[0] as string[]))
    proposals.push(await checkProposal(context, name, standard))
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
    findings: proposals.length === 1 ? (only as CheckedProposal).findings : [],
    failure: failing && reasonOf(failing),
  }
  return { ...outcome, raw: await printed(format, report, outcome), text: style => checkText(report, style) }
}

async function printed(
  format: (typeof FORMATS)[number],
  report: CheckReport,
  outcome: Pick<Outcome, 'data' | 'findings' | 'failure'>,
): Promise<string | undefined> {
  switch (format) {
    case 'sarif':
      return (await import('../policy/formats/sarif.js')).sarif(report)
    case 'junit':
      return (await import('../policy/formats/junit.js')).junit(report)
    case 'github':
      return (await import('../policy/formats/github.js')).githubAnnotations(report)
    case 'json':
      return `${JSON.stringify(outcomeDocument('policy check', outcome))}\n`
    default:
      return undefined
  }
}

interface Case {
  readonly policy: Policy
  readonly vault: Vault
  readonly now: number
}

async function standardOf(
  context: Context,
  options: Options,
  { policy, vault, now }: Case,
): Promise<Standard> {
  const { exceptions: sealed, ...evidence } = await readEvidence(context, options)
  const exceptions = sealed.map(one => verifyException(one, policy, vault, now))
  const logs = listOf(options, 'history')
  const history = logs.length === 0 ? undefined : await historyIn(context, logs)
  const stage = oneOf(options, 'stage', ['review', 'sign', 'finalize']) ?? 'review'
  const vaults: Vault[] = []
  for (const name of listOf(options, 'otherVault')) vaults.push(await namedVault(context, name))
  const rules: Standard['rules'] = facts =>
    evaluate(policy, facts, { ...evidence, exceptions, history, stage, now, vaults })
  return { vault, otherVaults: vaults, rules }
}

/** Who has approved the policy; null where no approvals were given, and so none are asked for. */
async function requireApprovals(
  context: Context,
  options: Options,
  { policy, vault, now }: Case,
): Promise<string[] | null> {
  const names = listOf(options, 'approval')
  if (names.length === 0) return null
  const approvals = []
  for (const name of names) {
    const text = await readText(context.io, name)
    approvals.push(inFile(name, () => parseStatement(POLICY_APPROVAL, text)))
  }
  const before = textOf(options, 'follows')
  const inForce = before === undefined ? undefined : await readPolicyOf(context, before, vault)
  return requireApproved(policy, approvals, { vault, inForce, now: Math.min(momentOfLast(approvals), now) })
}

function timeOf(options: Options): number {
  const text = textOf(options, 'at')
  const time = text === undefined ? Date.now() : momentOf(text)
  if (time !== undefined) return time
  throw new RingiError('usage.invalid', '--at takes a time in UTC to the second.', {
    hint: 'For example 2026-11-22T09:30:00Z.',
  })
}

/** The files named, and the proposals in folders named, sorted; a folder without any is an error, not a pass. */
async function proposalFiles(names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) files.push(...(await expanded(name)))
  return files
}

async function expanded(name: string): Promise<string[]> {
  if (name === '-' || !(await stat(name).catch(() => undefined))?.isDirectory()) return [name]
  const found = await readdir(name).catch(cause => {
    throw fileError(name, cause, 'file.unreadable')
  })
  const proposals = found.filter(one => one.endsWith('.psbt') && !one.startsWith('.')).sort()
  if (proposals.length > 0) return proposals.map(one => join(name, one))
  throw new RingiError('file.missing', `There is no proposal (*.psbt) in ${name}.`, {
    details: { file: name },
  })
}
