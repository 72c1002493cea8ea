import { equalBytes } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import { parseDerivation } from '../../bitcoin/psbt-derivation.js'
import { type Field, fieldsOf, INPUT } from '../../bitcoin/psbt-fields.js'
import { formatOrigin } from '../../keys/origin.js'
import type { Cosigner } from '../../vault/cosigner.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { claimedOrigin } from '../claims.js'
import type { PsbtInput } from '../codec/psbt.js'

/** What is wrong with the origins that an input gives the keys of `address`, key by key and in words. */
export function checkOrigins(
  input: PsbtInput,
  index: number,
  address: VaultAddress,
  vault: Vault,
): Finding[] {
  return fieldsOf(input.fields, INPUT.BIP32_DERIVATION).flatMap(field => {
    const found = objection(field, address, vault)
    return found === undefined ? [] : [{ ...found, where: { input: index } }]
  })
}

function objection(field: Field, address: VaultAddress, vault: Vault): Finding | undefined {
  const origin = claimedOrigin(field, address, vault)
  // The review itself tells of these.
  if (origin === 'true' || origin === 'foreign-key') return undefined
  const place = address.keys.findIndex(({ publicKey }) => equalBytes(publicKey, field.keydata))
  const { name, fingerprint, path } = vault.cosigners[address.keys[place]?.cosigner ?? 0] as Cosigner
  if (origin === 'unnamed')
    return finding('info', 'signing.fingerprint-zero', `The origin of the key of ${name} is not given.`)
  const claimed = parseDerivation(field.value)
  if (origin === 'other-fingerprint') {
    const what = `The key of ${name} is given the fingerprint ${claimed.fingerprint}; in the vault it is ${fingerprint}.`
    return finding('warn', 'signing.other-fingerprint', what)
  }
  // The last two steps differ from coin to coin; a sentence for each would hide the others.
  const stated = formatOrigin({ ...claimed, path: claimed.path.slice(0, path.length) })
  const expected = formatOrigin({ fingerprint, path })
  const detail =
    stated === expected ? 'other steps behind its extended key' : `${stated}; in the vault it is ${expected}`
  return finding('block', 'input.derivation-mismatch', `The key of ${name} is given ${detail}.`)
}
