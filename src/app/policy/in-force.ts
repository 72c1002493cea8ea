import type { Home } from '../../platform/home.js'
import { formatPinned, type PolicyInForce, parsePinned } from '../../rules/policy/in-force.js'
import { requireVault } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'

/** The policy that is in force for `vault` on this machine, if there is one. Throws `vault.tampered`. */
export async function policyInForce(home: Home, vault: Vault): Promise<PolicyInForce | undefined> {
  for (const name of await home.names('policies')) {
    const found = parsePinned((await home.read('policies', name)) as string)
    if (!vault.isNamedBy(found.policy.vault)) continue
    requireVault(found.policy, vault)
    return found
  }
  return undefined
}

/** Pins a policy that was approved, in the place of the one before. Under the home's lock. */
export async function pinPolicy(home: Home, vault: Vault, inForce: PolicyInForce): Promise<void> {
  // A first one that cannot be kept is taken back; in the place of another it cannot be.
  const replaces = (await home.names('policies')).includes(vault.name)
  await home.pin('policies', vault.name, formatPinned(inForce), replaces)
}
