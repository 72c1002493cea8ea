import type { Command } from 'commander'
import { lintPolicy } from '../../rules/policy/lint.js'
import { type TierSigners, whoSigns } from '../../rules/policy/who-signs.js'
import { blockedBy } from '../blocked.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { type Operands, type Options, operand, textOf } from '../options.js'
import { readPolicy, readPolicyOf } from '../policy/files.js'
import { policyData, policyText } from '../render/policy.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<file>', 'the policy file')
    .option('--vault <vault>', 'the registered vault, or vault file, that it is for')
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const name = operand(operands, 0)
  const vaultName = textOf(options, 'vault')
  const vault = vaultName === undefined ? undefined : await namedVault(context, vaultName)
  const policy =
    vault === undefined ? await readPolicy(context, name) : await readPolicyOf(context, name, vault)
  const tiers = vault && whoSigns(policy, vault)
  const findings = lintPolicy(policy, vault)
  return {
    data: { ...policyData(policy, vault), tiers: tiers?.map(tierData) ?? null },
    findings,
    failure: blockedBy(findings),
    text: style => policyText(policy, style),
  }
}

function tierData({ tier, first, after, consents, possible }: TierSigners) {
  return { tier, first, after, consents, possible }
}
