import { type Finding, finding } from '../../base/finding.js'
import { formatOrigin } from '../../keys/origin.js'
import type { DerivationClaim } from '../../spend/derivation-claims.js'
import type { Cosigner } from '../../vault/cosigner.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { claimedOrigin, cosignerOfKey } from '../claims.js'
import type { PsbtInput } from '../codec/psbt.js'

/** What is wrong with the origins that an input gives the keys of `address`, key by key and in words. */
export function checkOrigins(
  input: PsbtInput,
  index: number,
  address: VaultAddress,
  vault: Vault,
): Finding[] {
  return vault.scriptType.derivationsIn('input', input.fields).flatMap(claim => {
    const found = objection(claim, address, vault)
    return found === undefined ? [] : [{ ...found, where: { input: index } }]
  })
}

function objection(claim: DerivationClaim, address: VaultAddress, vault: Vault): Finding | undefined {
  const origin = claimedOrigin(claim, address, vault)
  // The review itself tells of these.
  if (origin === 'true' || origin === 'foreign-key') return undefined
  const { name, fingerprint, path } = cosignerOfKey(claim, address, vault) as Cosigner
  if (origin === 'unnamed') return finding('info', 'signing.fingerprint-zero', { name })
  if (origin === 'other-fingerprint')
    return finding('warn', 'signing.other-fingerprint', { name, claimed: claim.fingerprint, fingerprint })
  // The last two steps differ from coin to coin; a sentence for each would hide the others.
  const stated = formatOrigin({ ...claim, path: claim.path.slice(0, path.length) })
  const expected = formatOrigin({ fingerprint, path })
  return stated === expected
    ? finding('block', 'input.derivation-mismatch', { why: 'steps', name })
    : finding('block', 'input.derivation-mismatch', { why: 'origin', name, stated, expected })
}
