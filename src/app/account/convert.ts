import { equalBytes, toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { unixSeconds } from '../../base/time.js'
import { announcementOf, formatAnnouncements } from '../../nem/announcement.js'
import { nemHash } from '../../nem/codec/encode.js'
import { convertAccount } from '../../nem/conversion.js'
import {
  type AccountSnapshot,
  checkSnapshot,
  checkUnconverted,
  parseAccountSnapshot,
} from '../../nem/snapshot.js'
import type { AccountVault } from '../../nem/vault.js'
import { windowBetween } from '../../nem/window.js'
import { requireUnblocked } from '../blocked.js'
import type { Context } from '../context.js'
import { chooseTarget, parsedFile, type Written, writeText } from '../files.js'
import { findKey } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { checkOffline } from '../surroundings.js'
import { accountsOf, requireSameMoney, withKeyAt } from './own-keys.js'
import { namedAccount } from './vaults.js'

/** The account that is to be converted, on the machine that has its key. */
export interface ConvertAccountRequest extends SecretFiles {
  readonly vault: string
  /** The key of the account itself. */
  readonly key: string
  readonly opens: Date
  readonly closes: Date
  /** What a node prints of the account. */
  readonly snapshot: string | undefined
  readonly allowOnline: boolean
  readonly out: string | undefined
}

/** A conversion that was signed and written. */
export interface ConvertedAccount {
  readonly vault: AccountVault
  /** 64 hex digits. */
  readonly hash: string
  readonly findings: readonly Finding[]
  readonly written: Written
}

/**
 * Signs the one transaction that makes an account the vault of its cosigners. Where a snapshot is given, an account that
 * has more in it than that costs, or cosigners already, is refused. Throws `key.not-in-vault`, `nem.window`,
 * `nem.funded-early`, `nem.snapshot-differs`, and what opening the key throws.
 */
export async function convertVaultAccount(
  context: Context,
  request: ConvertAccountRequest,
): Promise<ConvertedAccount> {
  const vault = await namedAccount(context, request.vault)
  const record = await findKey(context.home, request.key)
  requireSameMoney(record, vault.network)
  const window = windowBetween(unixSeconds(request.opens.getTime()), unixSeconds(request.closes.getTime()))
  if (request.snapshot !== undefined)
    requireUnblocked(
      checkUnconverted(vault, await parsedFile(context.io, request.snapshot, parseAccountSnapshot)),
    )
  const own = accountsOf(record).find(one => equalBytes(one.publicKey, vault.account.publicKey))
  if (own === undefined) throw new RingiError('key.not-in-vault', { why: 'account', vault: vault.name })
  const findings = await checkOffline(request.allowOnline, record.network)
  const target = await chooseTarget(context, request.out ?? `${vault.name}.conversion.json`)
  const credentials = new Credentials(context, request)
  const signed = await withKeyAt(context, { record, credentials }, own.path, key =>
    convertAccount(vault, window, key),
  )
  const written = await writeText(context, target, formatAnnouncements([announcementOf(signed)]))
  return { vault, hash: toHex(nemHash(signed.transaction)), findings, written }
}

/** What a node says of the account of a vault. */
export interface ConfirmAccountRequest {
  readonly vault: string
  readonly snapshot: string
}

/** An account whose cosigners are, as a node says, those of the vault. */
export interface ConfirmedAccount {
  readonly vault: AccountVault
  readonly snapshot: AccountSnapshot
}

/**
 * Compares what a node says of an account with the vault: whether it has been converted, and to these cosigners. It proves
 * nothing, since nodes prove nothing. Throws `nem.snapshot-differs`.
 */
export async function confirmAccount(
  context: Context,
  request: ConfirmAccountRequest,
): Promise<ConfirmedAccount> {
  const vault = await namedAccount(context, request.vault)
  const snapshot = await parsedFile(context.io, request.snapshot, parseAccountSnapshot)
  requireUnblocked(checkSnapshot(vault, snapshot))
  return { vault, snapshot }
}
