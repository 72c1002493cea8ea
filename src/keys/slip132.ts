import type { Network } from '../chain/network.js'
import type { Slip132Script } from '../chain/network-row.js'
import { decodeBase58Check, encodeBase58Check } from './base58check.js'
import { ExtendedPublicKey } from './extended-key.js'
import { malformedKey, privateKeyGiven } from './extended-key-version.js'
import { VERSION_BYTES, versionOf } from './version-bytes.js'

/** An extended public key in BIP 32's spelling, and what its old one said of scripts. */
export interface NormalizedKey {
  /** `xpub…` or `tpub…`. */
  readonly key: string
  /** Absent where the key was in BIP 32's spelling already. A hint only: nothing in the key enforces it. */
  readonly hint?: Slip132Script
}

/**
 * Reads an extended public key with any prefix of SLIP 132 (ypub, Zpub, vpub, ...) or of BIP 32; on `network`, or where
 * none is named on any.
 * Throws `extended-key.malformed`, `extended-key.private`, `extended-key.network`.
 */
export function normalizeSlip132(text: string, network?: Network): NormalizedKey {
  if (/^\s*[a-zA-Z]prv/.test(text)) throw privateKeyGiven()
  const payload78 = decodeBase58Check(text)
  const version = payload78 && versionOf(payload78)
  if (payload78 === undefined || version === undefined) throw malformedKey()
  if (version.isPrivate) throw privateKeyGiven()
  const { row } = version
  const hint = row.script === undefined ? {} : { hint: row.script }
  const key = ExtendedPublicKey.fromBytes78(withBip32Version(payload78, row.networks[0]), network).toString()
  return { key, ...hint }
}

/**
 * An extended public key in the spelling that SLIP 132 has for a kind of multisig script: Zpub, Vpub, Ypub, Upub; xpub and
 * tpub for scripts that it has none for. For programs that tell wallets apart by it.
 */
export function toSlip132(key: ExtendedPublicKey, script: string): string {
  const payload78 = key.bytes78
  const network = versionOf(payload78)?.row.networks[0]
  const row = VERSION_BYTES.find(one => one.script === script && one.networks[0] === network)
  if (row !== undefined) new DataView(payload78.buffer, payload78.byteOffset).setUint32(0, row.public)
  return encodeBase58Check(payload78)
}

function withBip32Version(payload78: Uint8Array, { bip32 }: Network): Uint8Array {
  const copy = payload78.slice()
  new DataView(copy.buffer).setUint32(0, bip32.public)
  return copy
}
