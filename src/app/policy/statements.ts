import { cosignerName } from '../../vault/cosigners.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { Context } from '../context.js'
import type { Sealing } from '../seal/sealing.js'
import { type KeyOwner, withKey } from '../signing/signer.js'

/** From now on, and for so many days: UTC to the second. */
export function term(days = 30): { readonly approved: string; readonly expires: string } {
  const now = Date.now()
  const moment = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`
  return { approved: moment(now), expires: moment(now + days * 86_400_000) }
}

/** Opens a key, finds whose it is in the vault, and hands both on. The key is wiped in any case. */
export async function withCosigner<T>(
  context: Context,
  owner: KeyOwner,
  use: (key: CosignerKey, cosigner: string, sealing: Sealing) => T | Promise<T>,
): Promise<T> {
  requireNetwork(owner.record, owner.vault)
  return await withKey(context, owner, (key, sealing) =>
    use(key, cosignerName(owner.vault, key.cosigner), sealing),
  )
}
