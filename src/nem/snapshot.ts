import { fromHex, toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { type Finding, finding } from '../base/finding.js'
import { count, list, nullable, open, optional } from '../base/shape.js'
import { parseUniqueJson } from '../base/unique-json.js'
import { formatNemAddress, nemAddressOf } from '../chain/nem/address.js'
import { MODIFICATION_FEE } from '../chain/nem/fees.js'
import type { NemNetwork } from '../chain/nem/networks.js'
import type { AccountVault, AccountVaultParts } from './vault.js'
import { address, publicKey } from './vocabulary.js'

/** What a node says of an account. It proves nothing: NIS has no proofs of what is in its chain. */
export interface AccountSnapshot {
  readonly address: string
  /** 32 bytes; undefined where the account has never signed anything. */
  readonly publicKey: Uint8Array | undefined
  /** Millionths of XEM. */
  readonly balance: bigint
  /** Their public keys; none where the account was not converted. */
  readonly cosigners: readonly Uint8Array[]
  /** How many of them have to sign. */
  readonly required: number
}

const PRINTED = open({
  meta: open({ cosignatories: list(open({ address, publicKey })) }),
  account: open({
    address,
    publicKey: nullable(publicKey),
    balance: count,
    multisigInfo: open({ cosignatoriesCount: optional(count), minCosignatories: optional(count) }),
  }),
})

const LONGEST_FILE = 100_000

/** What a node prints of an account (`/account/get`). Throws `nem.snapshot`. */
export function parseAccountSnapshot(file: string): AccountSnapshot {
  const found = parseUniqueJson(file, LONGEST_FILE)
  if (!PRINTED(found)) throw new RingiError('nem.snapshot')
  const { account, meta } = found
  const cosigners = meta.cosignatories.map(({ publicKey }) => fromHex(publicKey))
  const { cosignatoriesCount = 0, minCosignatories = 0 } = account.multisigInfo
  if (cosignatoriesCount !== cosigners.length) throw new RingiError('nem.snapshot')
  return {
    ...{ address: account.address, balance: BigInt(account.balance), cosigners },
    publicKey: account.publicKey === null ? undefined : fromHex(account.publicKey),
    // None said means all.
    required: minCosignatories === 0 ? cosigners.length : minCosignatories,
  }
}

/**
 * What an account that is converted already is made of, beside the names of its cosigners, in the order of the snapshot.
 * It is to be compared with what the cosigners say before it is pinned. Throws `nem.snapshot`, `nem.snapshot-differs`.
 */
export function partsIn(
  { address, publicKey, cosigners, required }: AccountSnapshot,
  network: NemNetwork,
): Pick<AccountVaultParts, 'account' | 'required'> & { readonly cosigners: readonly Uint8Array[] } {
  if (publicKey === undefined || cosigners.length === 0)
    throw new RingiError('nem.snapshot-differs', { why: 'not-converted', address })
  if (formatNemAddress(nemAddressOf(publicKey, network)) !== address) throw new RingiError('nem.snapshot')
  return { account: publicKey, cosigners, required }
}

/** Refuses what a node says of the vault's account where it is another account, or moved by others than the vault says. */
export function checkSnapshot(
  vault: AccountVault,
  { address, cosigners, required }: AccountSnapshot,
): Finding[] {
  if (address !== vault.account.address)
    return [finding('block', 'nem.snapshot-differs', { why: 'account', address, vault: vault.name })]
  if (cosigners.length === 0)
    return [finding('block', 'nem.snapshot-differs', { why: 'not-converted', address })]
  const keysOf = (keys: readonly Uint8Array[]) => keys.map(toHex).sort().join()
  const isSame = keysOf(cosigners) === keysOf(vault.cosigners.map(({ publicKey }) => publicKey))
  return [
    ...(isSame ? [] : [finding('block', 'nem.snapshot-differs', { why: 'cosigners', of: cosigners.length })]),
    ...(required === vault.threshold.required
      ? []
      : [finding('block', 'nem.snapshot-differs', { why: 'threshold', required })]),
  ]
}

/**
 * Before an account is converted, one key moves all that is in it: what is more than the conversion costs is refused, and
 * so is an account that is converted already.
 */
export function checkUnconverted(
  vault: AccountVault,
  { address, balance, cosigners }: AccountSnapshot,
): Finding[] {
  if (address !== vault.account.address)
    return [finding('block', 'nem.snapshot-differs', { why: 'account', address, vault: vault.name })]
  return [
    ...(cosigners.length > 0
      ? [finding('block', 'nem.snapshot-differs', { why: 'converted', address })]
      : []),
    ...(balance > MODIFICATION_FEE
      ? [finding('block', 'nem.funded-early', { balance, most: MODIFICATION_FEE })]
      : []),
  ]
}
