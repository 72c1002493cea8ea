import { equalBytes, fromHex, toHex } from '../base/bytes.js'
import { envelope } from '../base/envelope.js'
import { RingiError } from '../base/error.js'
import { taggedHashOfLines } from '../base/hash.js'
import { count, keyOf, list, matching, record, text } from '../base/shape.js'
import { hash, words } from '../base/vocabulary.js'
import { formatNemAddress, nemAddressOf } from '../chain/nem/address.js'
import { NEM_NETWORKS, type NemNetwork } from '../chain/nem/networks.js'
import { lookAlike } from '../keys/look-alike.js'
import { parseName } from '../keys/name.js'
import type { EvaluatedVault } from '../proposal/facts.js'
import { named } from '../vault/digest.js'
import { isNemPublicKey } from './ed25519-keccak.js'
import { address, publicKey } from './vocabulary.js'

/** A key of NEM and the address that it has. */
export interface NemAccount {
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  readonly address: string
}

/** One of the key holders of an account. */
export interface AccountCosigner extends NemAccount {
  readonly name: string
  /** The first four bytes behind the network's in the address, in hex: NEM has no fingerprints of its own. */
  readonly fingerprint: string
}

/** What the vault is made of. */
export interface AccountVaultParts {
  readonly name: string
  readonly network: NemNetwork
  /** The key of the account that was or will be converted. From then on it can do nothing by itself. */
  readonly account: Uint8Array
  readonly cosigners: readonly { readonly name: string; readonly publicKey: Uint8Array }[]
  /** How many of them have to sign. */
  readonly required: number
  /**
   * The age recipient of the machine that cosignatures are encrypted to. It is no cosigner's: whoever has M-1 of them can
   * put any fee on what they carry.
   */
  readonly publisher: string
}

/** An account that only M of its N cosigners together can move: the vault of a chain that has accounts in place of coins. */
export interface AccountVault extends EvaluatedVault {
  readonly network: NemNetwork
  readonly account: NemAccount
  readonly cosigners: readonly AccountCosigner[]
  readonly threshold: { readonly required: number; readonly of: number }
  readonly publisher: string
  /** The account itself, 64 hex digits: who its cosigners are can change. */
  readonly identity: string
}

/** As many as NIS lets an account have. */
export const MOST_COSIGNERS = 32

const RECIPIENT = matching(/^age1[02-9ac-hj-np-z]{58}$/)

/**
 * The vault of these parts. Throws `vault.cosigner-count`, `vault.threshold`, `vault.duplicate-key`,
 * `vault.duplicate-name`, `vault.malformed`, `name.malformed`.
 */
export function createAccountVault(parts: AccountVaultParts): AccountVault {
  const { name, network, required, publisher } = parts
  requireCount(parts)
  if (!RECIPIENT(publisher)) throw new RingiError('vault.malformed', { why: 'publisher' })
  const cosigners = parts.cosigners.map(one => cosignerOf(one, network))
  const account = accountOf(parts.account, network)
  refuseTwins([{ name: parseName(name), ...account }, ...cosigners])
  const digest = named(digestOf(parts))
  const primary = { name: 'primary', quorum: { any: required, of: cosigners.map((_, place) => place) } }
  return Object.freeze({
    ...{ name, network, account, cosigners, publisher, digest, primary, paths: [primary] as const },
    threshold: { required, of: cosigners.length },
    identity: toHex(taggedHashOfLines('ringi/account-identity', [network.name, account.address])),
    aliases: new Set<string>(),
    isNamedBy: (other: string) => other === digest.hex,
  })
}

function requireCount({ cosigners: { length }, required }: AccountVaultParts): void {
  if (length < 1 || length > MOST_COSIGNERS)
    throw new RingiError('vault.cosigner-count', { why: 'account', count: length, most: MOST_COSIGNERS })
  if (!Number.isInteger(required) || required < 1 || required > length)
    throw new RingiError('vault.threshold', { why: 'account', required, of: length })
}

function accountOf(publicKey: Uint8Array, network: NemNetwork): NemAccount {
  if (!isNemPublicKey(publicKey)) throw new RingiError('vault.malformed', { why: 'account-key' })
  return {
    publicKey: Uint8Array.from(publicKey),
    address: formatNemAddress(nemAddressOf(publicKey, network)),
  }
}

function cosignerOf(
  { name, publicKey }: AccountVaultParts['cosigners'][number],
  network: NemNetwork,
): AccountCosigner {
  const fingerprint = toHex(nemAddressOf(publicKey, network).subarray(1, 5))
  return { name: parseName(name), fingerprint, ...accountOf(publicKey, network) }
}

type Called = { readonly name: string; readonly publicKey: Uint8Array }

// The vault's name may be that of a cosigner: one is a person and the other a place.
function refuseTwins([vault, ...cosigners]: readonly [Called, ...Called[]]): void {
  cosigners.forEach((one, at) => {
    const before = cosigners.slice(0, at)
    const twin = [vault, ...before].find(other => equalBytes(other.publicKey, one.publicKey))
    if (twin) throw new RingiError('vault.duplicate-key', { why: 'account', names: [twin.name, one.name] })
    const alike = before.find(other => lookAlike(other.name, one.name))
    if (alike) throw new RingiError('vault.duplicate-name', { why: 'account', names: [alike.name, one.name] })
  })
}

/**
 * BIP 340 tagged hash with the tag `ringi/account-vault` over name, network, the account's key, M, each cosigner's name and
 * key with a blank between them, and the publisher, in this order, one a line, each line ended by a newline.
 */
function digestOf({ name, network, account, required, cosigners, publisher }: AccountVaultParts) {
  const people = cosigners.map(one => `${one.name} ${toHex(one.publicKey)}`)
  const lines = [name, network.name, toHex(account), String(required), ...people, publisher]
  return taggedHashOfLines('ringi/account-vault', lines)
}

const FILE = envelope('account-vault', 1, {
  name: text,
  network: keyOf(NEM_NETWORKS),
  account: record({ publicKey, address }),
  threshold: count,
  cosigners: list(record({ name: text, publicKey, address })),
  publisher: RECIPIENT,
  digest: hash,
  words,
})

const LONGEST_FILE = 20_000

/** The text of the vault's file: JSON with two spaces, ended by a newline. */
export function formatAccountVault(vault: AccountVault): string {
  const keyAndAddress = ({ publicKey, address }: NemAccount) => ({ publicKey: toHex(publicKey), address })
  return FILE.format({
    name: vault.name,
    network: vault.network.name,
    account: keyAndAddress(vault.account),
    threshold: vault.threshold.required,
    cosigners: vault.cosigners.map(one => ({ name: one.name, ...keyAndAddress(one) })),
    publisher: vault.publisher,
    digest: vault.digest.hex,
    words: vault.digest.words,
  })
}

/**
 * Reads the file of such a vault by making it anew, and takes only one that is written back the same. Throws
 * `vault.malformed`, `vault.digest` and what {@link createAccountVault} throws.
 */
export function parseAccountVault(file: string): AccountVault {
  const found = FILE.read(file, LONGEST_FILE)
  if (found === undefined) throw new RingiError('vault.malformed', { why: 'account' })
  const vault = createAccountVault({
    name: found.name,
    network: NEM_NETWORKS[found.network],
    account: fromHex(found.account.publicKey),
    cosigners: found.cosigners.map(({ name, publicKey }) => ({ name, publicKey: fromHex(publicKey) })),
    required: found.threshold,
    publisher: found.publisher,
  })
  if (formatAccountVault(vault) === file) return vault
  throw new RingiError('vault.digest', {
    ...({ why: 'account', stated: found.digest, computed: vault.digest.hex } as const),
  })
}

/** The place of whoever has a key among the cosigners; undefined where nobody of them has. */
export function placeOfKey({ cosigners }: AccountVault, publicKey: Uint8Array): number | undefined {
  const place = cosigners.findIndex(one => equalBytes(one.publicKey, publicKey))
  return place < 0 ? undefined : place
}
