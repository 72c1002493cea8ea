import { type Policy, parsePolicy, requireVault } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, readExactText } from '../files.js'

/** Reads a policy file. Throws `policy.malformed`, with the file's name. */
export async function readPolicy({ io }: Context, name: string): Promise<Policy> {
  const text = await readExactText(io, name)
  return inFile(name, () => parsePolicy(text))
}

/** Reads a policy file that has to be for `vault`. Throws `policy.malformed`, `policy.other-vault`, `policy.people`. */
export async function readPolicyOf(context: Context, name: string, vault: Vault): Promise<Policy> {
  const policy = await readPolicy(context, name)
  inFile(name, () => requireVault(policy, vault))
  return policy
}
