import { type Finding, finding } from '../../base/finding.js'
import { parseDerivation } from '../../bitcoin/psbt-derivation.js'
import { type Field, fieldsOf, GLOBAL } from '../../bitcoin/psbt-fields.js'
import { isReversed, UNKNOWN_FINGERPRINT } from '../../keys/origin.js'
import type { Side } from '../../spend/fields.js'
import type { Cosigner } from '../../vault/cosigner.js'
import { doubtsAboutFingerprint } from '../../vault/doubts.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { cosignerOfKey } from '../claims.js'
import type { Psbt } from '../codec/psbt.js'
import { cosignerOfXpub } from './extended-keys.js'

/** Where in the vault the inputs' coins and the outputs are, as far as they are the vault's. */
interface Places {
  readonly inputs: readonly (VaultAddress | undefined)[]
  readonly outputs: readonly (VaultAddress | undefined)[]
}

/**
 * Warns, once for each key, of fingerprints that are not those of the vault, on keys that are: zeros, made up, backwards,
 * or of the extended key itself. The key is the proof; signers that go by fingerprints do not find theirs. Also warns where
 * the vault itself does not know.
 */
export function checkFingerprints(psbt: Psbt, vault: Vault, places: Places): Finding[] {
  const claims = [
    ...claimsOfInputs(psbt, vault, places.inputs),
    ...psbt.outputs.flatMap(({ fields }, i) => claimsIn('output', fields, places.outputs[i], vault)),
  ]
  const findings = new Map<string, Finding>()
  for (const { fingerprint, cosigner } of claims) {
    if (cosigner === undefined || cosigner.fingerprint === UNKNOWN_FINGERPRINT) continue
    if (fingerprint === cosigner.fingerprint) continue
    findings.set(`${cosigner.name} ${fingerprint}`, otherFingerprint(fingerprint, cosigner))
  }
  return [...vault.cosigners.flatMap(doubtsAboutFingerprint), ...findings.values()]
}

/** The fingerprints by which the inputs and extended keys of a PSBT know a cosigner of the vault. */
export function fingerprintsInUse(
  psbt: Psbt,
  vault: Vault,
  places: Places['inputs'],
): (cosigner: Cosigner) => ReadonlySet<string> {
  // Nobody asks of a PSBT whose change has the vault's own fingerprints.
  let claims: ReturnType<typeof claimsOfInputs> | undefined
  return cosigner => {
    claims ??= claimsOfInputs(psbt, vault, places)
    const its = claims.filter(one => one.cosigner === cosigner)
    return new Set(its.map(({ fingerprint }) => fingerprint))
  }
}

function claimsOfInputs(psbt: Psbt, vault: Vault, places: Places['inputs']) {
  return [
    ...fieldsOf(psbt.fields, GLOBAL.XPUB).map(field => ({
      fingerprint: parseDerivation(field.value).fingerprint,
      cosigner: cosignerOfXpub(field, vault),
    })),
    ...psbt.inputs.flatMap(({ fields }, i) => claimsIn('input', fields, places[i], vault)),
  ]
}

function claimsIn(side: Side, fields: readonly Field[], place: VaultAddress | undefined, vault: Vault) {
  if (place === undefined) return []
  return vault.scriptType.derivationsIn(side, fields).map(claim => {
    return { fingerprint: claim.fingerprint, cosigner: cosignerOfKey(claim, place, vault) }
  })
}

function otherFingerprint(claimed: string, { name, fingerprint, xpub }: Cosigner): Finding {
  const args = { name, claimed, fingerprint }
  if (claimed === UNKNOWN_FINGERPRINT)
    return finding('warn', 'fingerprint.unknown', { why: 'zeros', ...args })
  const why =
    claimed === xpub.fingerprint ? 'of-xpub' : isReversed(claimed, fingerprint) ? 'backwards' : 'other'
  return finding('warn', 'fingerprint.unknown', { why, ...args })
}
