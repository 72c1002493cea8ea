import { equalBytes, toHex } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import { parseDerivation } from '../../bitcoin/psbt-derivation.js'
import { type Field, fieldsOf, GLOBAL } from '../../bitcoin/psbt-fields.js'
import { UNKNOWN_FINGERPRINT } from '../../keys/origin.js'
import type { Cosigner } from '../../vault/cosigner.js'
import type { Vault } from '../../vault/vault.js'
import type { Psbt } from '../codec/psbt.js'

/**
 * Compares the extended keys that a PSBT carries (BIP 174, PSBT_GLOBAL_XPUB) with the vault's, by point and chain code: all
 * that their children come from. Nothing here is taken from them; other signers may enrol from them, and would be led to
 * another vault.
 */
export function compareExtendedKeys(psbt: Psbt, vault: Vault): Finding[] {
  const fields = fieldsOf(psbt.fields, GLOBAL.XPUB)
  return [...fields.flatMap(field => objections(field, vault)), ...tellSpellings(fields, vault)]
}

/** The cosigner whose extended key a field holds, however it is spelled. */
export function cosignerOfXpub({ keydata }: Field, { cosigners }: Vault): Cosigner | undefined {
  // Version, depth, parent and child number (13 bytes), the chain code (32), the point (BIP 32).
  const pointAndChainCode = toHex(keydata.subarray(45)) + toHex(keydata.subarray(13, 45))
  return cosigners.find(({ xpub }) => xpub.pointAndChainCode === pointAndChainCode)
}

function objections(field: Field, vault: Vault): Finding[] {
  const cosigner = cosignerOfXpub(field, vault)
  if (cosigner === undefined) return [finding('block', 'input.key-outside-vault', { why: 'xpub' })]
  const { path } = parseDerivation(field.value)
  // A key with no path is one whose way is not known; whether its fingerprint is, is told with those of the inputs.
  const isOpen = path.length === 0 || cosigner.fingerprint === UNKNOWN_FINGERPRINT
  if (isOpen || path.join() === cosigner.path.join()) return []
  return [finding('block', 'input.derivation-mismatch', { why: 'xpub', name: cosigner.name })]
}

/** Tells of keys with other version bytes (SLIP 132), depth, parent or number than in the vault: all of it mere words. */
function tellSpellings(fields: readonly Field[], vault: Vault): Finding[] {
  const names = fields.flatMap(field => {
    const cosigner = cosignerOfXpub(field, vault)
    return cosigner === undefined || equalBytes(cosigner.xpub.bytes78, field.keydata) ? [] : [cosigner.name]
  })
  if (names.length === 0) return []
  return [finding('info', 'psbt.xpub-spelling', { names: [...new Set(names)] })]
}
