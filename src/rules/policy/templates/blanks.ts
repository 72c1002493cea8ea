import { typedAmount } from '../../../chain/amount.js'
import type { Vault } from '../../../vault/vault.js'

/** What templates are filled with. */
export interface Blanks {
  readonly vault: Vault
  readonly owner: string
  /** The cosigners in two halves, as a list of YAML: a start, to be set right by hand. */
  readonly first: string
  readonly second: string
  /** So many coins, as amounts are typed on the vault's chain: a start as well, which knows nothing of what coins are worth. */
  readonly coins: (decimal: string) => string
  /** So many of their smallest part. */
  readonly smallest: (value: bigint) => string
}

/** The two halves of a vault's cosigners; of three, two and one. */
export function blanksOf(vault: Vault, owner: string): Blanks {
  const names = vault.cosigners.map(({ name }) => name)
  const half = Math.ceil(names.length / 2)
  const { code, smallest, isTypedInSmallest } = vault.network.chain.unit
  return {
    ...{ vault, owner },
    first: `[${names.slice(0, half).join(', ')}]`,
    second: `[${names.slice(half).join(', ')}]`,
    coins: decimal => `${decimal}${code.toLowerCase()}`,
    smallest: value => (isTypedInSmallest ? `${value}${smallest}` : typedAmount(value, vault.network)),
  }
}

/** How every policy begins. */
export function head({ vault, owner }: Blanks, name: string, description: string): string {
  return `# A spending policy: who may sign what. ringi policy lint checks it; docs/policy.md explains every rule.
# It is in force once enough cosigners have approved it (ringi policy approve, ringi policy activate).
ringi: 1
kind: policy
name: ${name}
network: ${vault.network.name}
# ringi vault show ${vault.name}
vault: ${vault.digest.hex}
version: 1
previous: none
description: "${description}"
owner: ${owner}
`
}
