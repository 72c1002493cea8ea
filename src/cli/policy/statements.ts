import { type CosignerKey, cosignerKey } from '../../vault/signer-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { type KeyRecord, requireSameNetwork } from '../key-record.js'
import { openKey } from '../keystore.js'
import type { Options } from '../options.js'
import { nameOf } from '../render/review-data.js'

/** The option that says how long a statement counts. */
export const DAYS = ['--days <n>', 'how many days it counts', '30'] as const

/** From now on, and for so many days: UTC to the second. */
export function term(days = 30): { readonly approved: string; readonly expires: string } {
  const now = Date.now()
  const moment = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`
  return { approved: moment(now), expires: moment(now + days * 86_400_000) }
}

/** Opens a key, finds whose it is in the vault, and hands both on. The key is wiped in any case. */
export async function withCosigner<T>(
  context: Context,
  options: Options,
  { record, vault }: { readonly record: KeyRecord; readonly vault: Vault },
  use: (key: CosignerKey, cosigner: string) => T,
): Promise<T> {
  requireSameNetwork(record, vault)
  const master = await openKey(context, options, record)
  try {
    const key = cosignerKey(vault, master)
    try {
      return use(key, nameOf(vault, key.cosigner))
    } finally {
      key.account.wipe()
    }
  } finally {
    master.wipe()
  }
}
