import { equalBytes } from '../../bitcoin/bytes.js'
import { type Finding, finding } from '../../bitcoin/finding.js'
import type { Vault } from '../../vault/vault.js'
import { fieldsOf, GLOBAL, parseDerivation } from '../fields.js'
import type { Psbt } from '../psbt.js'
import { NO_FINGERPRINT } from './claims.js'

/**
 * Compares the extended keys that a PSBT carries (BIP 174, PSBT_GLOBAL_XPUB) with the vault's. Nothing here is taken
 * from them; other signers may enrol from them, and would be led to another vault.
 */
export function compareExtendedKeys(psbt: Psbt, { cosigners }: Vault): Finding[] {
  return fieldsOf(psbt.fields, GLOBAL.XPUB).flatMap(({ keydata, value }) => {
    const cosigner = cosigners.find(({ xpub }) => equalBytes(xpub.bytes78, keydata))
    if (cosigner === undefined) {
      return [
        finding(
          'block',
          'input.key-outside-vault',
          'The PSBT names an extended key that is not the vault’s.',
        ),
      ]
    }
    const { fingerprint, path } = parseDerivation(value)
    // Zeros say that the program that wrote them does not know the master key, which is not false.
    const isNamed = [cosigner.fingerprint, NO_FINGERPRINT].includes(fingerprint)
    if (isNamed && path.join() === cosigner.path.join()) return []
    const what = `The PSBT says that the extended key of ${cosigner.name} comes from where it does not.`
    return [finding('block', 'input.derivation-mismatch', what)]
  })
}
