import type { Command } from 'commander'
import { type Details, RingiError } from '../../base/error.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { type Operands, type Options, textOf } from '../options.js'
import { nonceFor } from '../policy/activation.js'
import { readPolicy, readPolicyOf } from '../policy/files.js'
import { policyInForce } from '../policy/in-force.js'
import { policyData, policyText } from '../render/policy.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('[file]', 'a policy file; without it, the policy in force for --vault')
    .option('--vault <vault>', 'a registered vault, or a vault file')
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const name = textOf(options, 'vault')
  const vault = name === undefined ? undefined : await namedVault(context, name)
  const policy = await shownPolicy(context, vault, operands[0] as string | undefined)
  return { data: policyData(policy, vault), text: style => policyText(policy, style) }
}

async function shownPolicy(
  context: Context,
  vault: Vault | undefined,
  file: string | undefined,
): Promise<Policy> {
  if (vault === undefined) {
    if (file !== undefined) return await readPolicy(context, file)
    throw new RingiError('usage.invalid', 'Say which policy: a file, or --vault for the one in force.')
  }
  if (file !== undefined) return await readPolicyOf(context, file, vault)
  const inForce = await policyInForce(context.home, vault)
  if (inForce !== undefined) return inForce.policy
  throw new RingiError('policy.not-in-force', `No policy is in force for ${vault.name} on this machine.`, {
    hint: 'ringi policy activate puts one in force that enough cosigners have approved.',
    details: await nonceDetails(context, vault),
  })
}

/** What a machine of the vault that has never known a policy asks the others to sign. */
async function nonceDetails({ home }: Context, vault: Vault): Promise<Details> {
  const isRegistered = (await home.names('vaults')).includes(vault.name)
  return isRegistered ? { nonce: await nonceFor(home, vault) } : {}
}
