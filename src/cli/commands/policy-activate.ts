import type { Command } from 'commander'
import { RingiError } from '../../bitcoin/error.js'
import {
  momentOfLast,
  POLICY_APPROVAL,
  type PolicyApproval,
  requireApproved,
  requireSuccessor,
} from '../../rules/approvals/policy-approval.js'
import { parseStatement } from '../../rules/approvals/statement.js'
import { comparePolicies } from '../../rules/policy/compare.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import { type Context, confirm, styleOn } from '../context.js'
import { inFile, readText } from '../files.js'
import { append } from '../log/append.js'
import { policyActivated } from '../log/policy-events.js'
import { VerifiedLog } from '../log/verified-log.js'
import { addRepeatable, listOf, type Operands, type Options, operand, requiredText } from '../options.js'
import { readPolicyOf } from '../policy/files.js'
import { pinPolicy, policyInForce, requireLogged } from '../policy/in-force.js'
import { printText } from '../print.js'
import { differencesText, policyData, policyText } from '../render/policy.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { registeredVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<file>', 'the policy file')
    .requiredOption('--vault <name>', 'the registered vault that the policy is for')
  addRepeatable(command, '--approval <file>', 'a cosigner’s approval')
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const vault = await registeredVault(context.home, requiredText(options, 'vault'))
  const policy = await readPolicyOf(context, operand(operands, 0), vault)
  const files = await readApprovals(context, listOf(options, 'approval'))
  const approvals = files.map(({ approval }) => approval)
  const before = await judge(context, vault, policy, approvals)
  await askToActivate(context, policy, before.inForce)
  const approvedBy = await context.home.change(async () => {
    // Once more under the lock: another process may have activated a version meanwhile.
    const { approvedBy } = await judge(context, vault, policy, approvals)
    await append(await VerifiedLog.read(context.home), policyActivated(vault, policy, approvedBy))
    await pinPolicy(context.home, vault, { policy, approvals: files.map(({ text }) => text) })
    return approvedBy
  })
  return {
    data: { ...policyData(policy), approvedBy },
    text: style =>
      shown`${policyText(policy, style)}${table([[style.words.approvedBy, approvedBy.join(', ')]])}`,
  }
}

async function readApprovals(context: Context, names: readonly string[]) {
  const found: { readonly text: string; readonly approval: PolicyApproval }[] = []
  for (const name of names) {
    const text = await readText(context.io, name)
    found.push({ text, approval: inFile(name, () => parseStatement(POLICY_APPROVAL, text)) })
  }
  return found
}

/**
 * Whether the policy may be put in force, and by whom it was approved. One that the log says is in force, and that is
 * gone from the home, is put back without following another: it did, and was approved in time, when that was logged.
 */
async function judge({ home }: Context, vault: Vault, policy: Policy, approvals: readonly PolicyApproval[]) {
  const inForce = (await policyInForce(home, vault))?.policy
  const { history } = await VerifiedLog.read(home)
  const isLogged = history.activated.get(vault.digest.hex)?.policy === policy.digest.hex
  if (isLogged && inForce?.digest.hex === policy.digest.hex) {
    throw new RingiError(
      'policy.in-force',
      `Version ${policy.version} of ${policy.name} is in force already.`,
    )
  }
  if (isLogged) {
    const now = momentOfLast(approvals)
    return {
      inForce: undefined,
      approvedBy: requireApproved(policy, approvals, { vault, inForce: undefined, now }),
    }
  }
  requireLogged(inForce, vault, history)
  requireSuccessor(policy, inForce)
  return { inForce, approvedBy: requireApproved(policy, approvals, { vault, inForce, now: Date.now() }) }
}

async function askToActivate(context: Context, policy: Policy, inForce: Policy | undefined): Promise<void> {
  if (context.yes) return
  const style = styleOn('stderr', context)
  const changes =
    inForce === undefined ? '' : shown`\n${differencesText(comparePolicies(inForce, policy), style)}`
  if (context.io.terminal !== undefined)
    printText(context.io, 'stderr', shown`${policyText(policy, style)}${changes}\n`)
  await confirm(context, style.words.askActivate)
}
