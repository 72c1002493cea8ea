import { RingiError } from '../../base/error.js'
import { type Entry, isEvent } from '../../log/entry.js'
import type { AccountVault } from '../../nem/vault.js'
import type { Context } from '../context.js'
import { VerifiedLog } from '../log/verified-log.js'
import { confirmAccount } from './convert.js'
import { namedAccount } from './vaults.js'

/** Which account's address is asked for. */
export interface DepositRequest {
  readonly vault: string
  /** What a node prints of the account, to be compared before anybody pays in. */
  readonly snapshot: string | undefined
}

/**
 * The account whose address may be given to whoever pays in: M cosigners have seen a first, small payment out of it, so
 * that their keys, their machines and the publisher are known to work. Throws `vault.deposit-untried`,
 * `nem.snapshot-differs`.
 */
export async function depositAccount(
  context: Context,
  { vault: name, snapshot }: DepositRequest,
): Promise<AccountVault> {
  const vault =
    snapshot === undefined
      ? await namedAccount(context, name)
      : (await confirmAccount(context, { vault: name, snapshot })).vault
  if (await isTried(context, vault)) return vault
  throw new RingiError('vault.deposit-untried', { name: vault.name })
}

/** Whether the log tells of a payment of the account that was finished. */
async function isTried({ home }: Context, vault: AccountVault): Promise<boolean> {
  let tried = false
  const take = (entry: Entry) => {
    tried ||= isEvent(entry, 'finalized') && vault.isNamedBy(entry.vault.digest)
  }
  await VerifiedLog.read(home, { take })
  return tried
}
