import type { Context } from '../../app/context.js'
import { nonceFor } from '../../app/policy/activation.js'
import { readPolicy, readPolicyOf } from '../../app/policy/files.js'
import { policyInForce } from '../../app/policy/in-force.js'
import { namedVault } from '../../app/vaults.js'
import { RingiError } from '../../base/error.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { VAULT } from '../option-types.js'
import { type Asked, operand, optional } from '../parameters.js'
import { policyData, policyText } from '../render/policy.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('[file]', 'a policy file; without it, the policy in force for --vault'),
  vault: optional('--vault <vault>', 'a registered vault, or a vault file', VAULT),
}

type PolicyShowRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: PolicyShowRequest): Promise<Outcome<DataOf<'policy show'>>> {
  const name = request.vault
  const vault = name === undefined ? undefined : await namedVault(context, name)
  const policy = await shownPolicy(context, vault, request.file)
  return { data: policyData(policy, vault), text: style => policyText(policy, style) }
}

async function shownPolicy(
  context: Context,
  vault: Vault | undefined,
  file: string | undefined,
): Promise<Policy> {
  if (vault === undefined) {
    if (file !== undefined) return await readPolicy(context, file)
    throw new RingiError('usage.invalid', { why: 'which-policy' })
  }
  if (file !== undefined) return await readPolicyOf(context, file, vault)
  const inForce = await policyInForce(context.home, vault)
  if (inForce !== undefined) return inForce.policy
  const nonce = await nonceAsked(context, vault)
  throw new RingiError('policy.not-in-force', { why: 'shown', name: vault.name, nonce })
}

/** What a machine of the vault that has never known a policy asks the others to sign. */
async function nonceAsked({ home }: Context, vault: Vault): Promise<string | undefined> {
  const isRegistered = (await home.names('vaults')).includes(vault.name)
  return isRegistered ? await nonceFor(home, vault) : undefined
}
