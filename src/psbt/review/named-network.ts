import { type Finding, finding } from '../../base/finding.js'
import { NETWORKS, USUAL_NETWORK } from '../../chain/network.js'
import { coinTypeIn } from '../../keys/purpose.js'
import type { Vault } from '../../vault/vault.js'
import type { Psbt } from '../codec/psbt.js'
import { networkNameIn } from '../named-network.js'

/**
 * Blocks a proposal that names another network than the vault's. That it names none is Bitcoin's way; elsewhere it is a
 * note, for other programs of the chain do not either, and a warning where coins are worth something and keys do not tell
 * of which chain they are: the same scripts may then hold coins of another chain, whose amounts would be shown as this one's.
 */
export function checkNamedNetwork({ fields }: Psbt, vault: Vault): Finding[] {
  const { network } = vault
  const name = networkNameIn(fields)
  if (name === network.name) return []
  if (name !== undefined) return [namesOther(name, network.label)]
  if (network.chain === USUAL_NETWORK.chain) return []
  const severity = network.money === 'test' || keysTellChain(vault) ? 'info' : 'warn'
  return [finding(severity, 'psbt.network-unsaid', { network: network.label })]
}

function namesOther(name: string, wanted: string): Finding {
  const named = Object.values(NETWORKS).find(one => one.name === name)?.label
  if (named === undefined) return finding('block', 'psbt.other-network', { why: 'unknown', wanted })
  return finding('block', 'psbt.other-network', { why: 'known', named, wanted })
}

function keysTellChain({ cosigners, network }: Vault): boolean {
  return cosigners.every(({ path }) => coinTypeIn(path) === network.coinType)
}
