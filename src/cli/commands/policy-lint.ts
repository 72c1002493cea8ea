import { blockedBy } from '../../app/blocked.js'
import type { Context } from '../../app/context.js'
import { readPolicy, readPolicyOf } from '../../app/policy/files.js'
import { namedVault } from '../../app/vaults.js'
import { lintPolicy } from '../../rules/policy/lint.js'
import { type TierSigners, whoSigns } from '../../rules/policy/who-signs.js'
import { defineCommand, type Outcome } from '../command.js'
import { VAULT } from '../option-types.js'
import { type Asked, operand, optional } from '../parameters.js'
import { policyData, policyText } from '../render/policy.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('<file>', 'the policy file'),
  vault: optional('--vault <vault>', 'the registered vault, or vault file, that it is for', VAULT),
}

type PolicyLintRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: PolicyLintRequest): Promise<Outcome<DataOf<'policy lint'>>> {
  const name = request.file
  const vaultName = request.vault
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
