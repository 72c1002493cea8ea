import { RingiError } from '../../base/error.js'
import type { Seal } from '../../log/seal.js'
import type { Home } from '../../platform/home.js'
import { nameAndDigest } from '../../vault/digest.js'
import { twinsOf } from '../../vault/twins.js'
import type { Vault } from '../../vault/vault.js'
import { append } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import type { Sealing } from './sealing.js'
import { type HomeSummary, summaryOf } from './summary.js'

/** The seal of a home under an open key, and its file where that did not keep anything to seal with. */
export interface ForSealing {
  readonly sealing: Sealing
  readonly renewed: Uint8Array | undefined
}

/** What a person has compared: the digest of what they saw, and which of several twins they keep. */
interface PinComparison {
  readonly digest: string
  readonly kept: Vault | undefined
}

/**
 * Seals a home as it is, which a person has compared: `digest` is that of what they saw. Where the seal before it does not
 * stand for what it says, all entries are sealed from now on only. Throws `home.sealed-already`, `confirm.mismatch`.
 */
export async function sealAnew(
  home: Home,
  { sealing, renewed }: ForSealing,
  { digest, kept }: PinComparison,
): Promise<Seal> {
  const { name } = sealing.sealer
  return await home.change(async () => {
    const log = await VerifiedLog.read(home, { key: name })
    const summary = await summaryOf(home, log)
    if (summary.digest.hex !== digest) throw new RingiError('confirm.mismatch', { why: 'home-changed' })
    const stands = await sealing.stands(log)
    if (stands && kept === undefined && log.unsealed.length + summary.changes.length === 0)
      throw sealedAlready(name)
    if (kept !== undefined) requirePolicyKept(summary, kept)
    if (renewed !== undefined) await home.writeFile('keys', name, 'age', renewed, true)
    if (kept !== undefined) await supersede(log, kept, twinsOf(kept, summary.vaults))
    await append(log, sealing.coverage(stands ? log.claimedSeal?.seal.seq : 0), name)
    return await sealing.seal(log)
  })
}

/** Has the twins of a vault give way to it: limits and history of one are those of the other, by their identity. */
async function supersede(log: VerifiedLog, kept: Vault, twins: readonly Vault[]): Promise<void> {
  for (const twin of twins) {
    const { identity } = twin
    await append(log, {
      event: 'vault.superseded',
      vault: nameAndDigest(twin),
      identity,
      by: nameAndDigest(kept),
    })
    await log.home.setAside('vaults', twin.name, 'json')
  }
}

/** Whoever gives way must not take the only policy along. Throws `vault.twins`. */
function requirePolicyKept({ policies, vaults }: HomeSummary, kept: Vault): void {
  const ruled = (vault: Vault) => policies.some(one => one.vault.isNamedBy(vault.digest.hex))
  const lost = ruled(kept) ? undefined : twinsOf(kept, vaults).find(ruled)
  if (lost === undefined) return
  throw new RingiError('vault.twins', { why: 'without-policy', name: kept.name, twins: lost.name })
}

function sealedAlready(key: string): RingiError {
  return new RingiError('home.sealed-already', { key })
}
