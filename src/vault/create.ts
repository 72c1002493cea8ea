import { equalBytes } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import type { Network } from '../chain/network.js'
import { lookAlike } from '../keys/look-alike.js'
import { parseName } from '../keys/name.js'
import { masterSaidBy, requirePlace, UNKNOWN_FINGERPRINT } from '../keys/origin.js'
import { formatPath, HARDENED } from '../keys/path.js'
import { chainIn, isOfOtherChain, PURPOSE_48 } from '../keys/purpose.js'
import type { SchemeName, ScriptType } from '../spend/script-type.js'
import { requireScriptType } from '../spend/script-types.js'
import type { Cosigner } from './cosigner.js'
import { requireQuorums } from './quorums.js'
import { Vault, type VaultParts } from './vault.js'

/** What `createVault` puts together. */
export interface VaultPlan {
  readonly name: string
  readonly network: Network
  readonly scriptType: ScriptType
  readonly required: number
  readonly cosigners: readonly Cosigner[]
  /** Whether a script's keys are put in the order of BIP 67; true unless said otherwise. */
  readonly sorted?: boolean
  /** How signatures are made, where the chain leaves the choice; `ecdsa` unless said otherwise. */
  readonly scheme?: SchemeName | undefined
}

/** A vault of M of the given cosigners. Throws what {@link vaultOf} throws. */
export function createVault({
  scriptType,
  required,
  sorted = true,
  scheme,
  cosigners,
  ...parts
}: VaultPlan): Vault {
  return vaultOf({
    ...parts,
    cosigners,
    template: scriptType.template({ required, sorted, scheme, keys: cosigners }),
  })
}

/**
 * The vault of a template and the cosigners whose keys are in it. Refuses a key that is there twice under whatever name or
 * origin, since one person would then count as two. Throws `name.malformed`, `vault.threshold`, `vault.cosigner-count`,
 * `vault.duplicate-key`, `vault.duplicate-name`, `path.unusual`, `extended-key.origin`, `script-type.*`.
 */
export function vaultOf(parts: VaultParts): Vault {
  const { name, network, template, cosigners } = parts
  requireScriptType(template.scriptType, network)
  requireQuorums(template)
  for (const cosigner of cosigners) checkOrigin(cosigner, network)
  refuseTwins(cosigners)
  return new Vault({ name: parseName(name), network, template, cosigners })
}

function checkOrigin(cosigner: Cosigner, network: Network): void {
  requirePlace(cosigner.xpub, cosigner)
  const { name, path } = cosigner
  if (!isOfOtherChain(path, network)) return
  const usual = formatPath([path[0] ?? PURPOSE_48, HARDENED + network.coinType])
  const said = { name, network: network.name, path: formatPath(path), usual, chain: chainIn(path)?.label }
  throw new RingiError('path.unusual', { why: 'other-chain', ...said })
}

function refuseTwins(cosigners: readonly Cosigner[]): void {
  cosigners.forEach((one, i) => {
    for (const other of cosigners.slice(0, i)) {
      if (lookAlike(one.name, other.name))
        throw new RingiError('vault.duplicate-name', { why: 'look-alike', one: one.name, other: other.name })
      if (isSamePoint(one, other)) throw sameKey(one.name, other.name)
      refuseSharedMaster(one, other)
    }
  })
}

// Whoever has the key of a point has that of its negative, which differs in the first byte alone.
function isSamePoint(one: Cosigner, other: Cosigner): boolean {
  return equalBytes(one.xpub.publicKey.subarray(1), other.xpub.publicKey.subarray(1))
}

// The same person's key from another account or script type would make one signer count as two.
function refuseSharedMaster(one: Cosigner, other: Cosigner): void {
  const master = masterOf(one)
  if (master === masterOf(other) && master !== UNKNOWN_FINGERPRINT) throw sameKey(one.name, other.name)
}

function masterOf({ xpub, fingerprint }: Cosigner): string {
  return masterSaidBy(xpub) ?? fingerprint
}

function sameKey(one: string, other: string): RingiError {
  return new RingiError('vault.duplicate-key', { one, other })
}
