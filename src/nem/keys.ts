import { concat, fromHex, utf8 } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { hmacSha512 } from '../base/hash.js'
import type { NemNetwork } from '../chain/nem/networks.js'
import { formatPath, HARDENED } from '../keys/path.js'
import { using } from '../keys/using.js'
import type { NemPrivateKey } from './ed25519-keccak.js'

const CURVE = utf8('ed25519-keccak seed')

/** Where the key of an account stands below a seed: `44h/43h/ACCOUNTh/0h/0h`, on the test network `44h/1h/…`. */
export function nemAccountPath({ coinType }: NemNetwork, account: number): string {
  return formatPath([44, coinType, account, 0, 0].map(level => HARDENED + level))
}

/**
 * The key of an account below a seed of BIP 39, in the way of SLIP 10, in which every level is hardened. The seed is left
 * as it is.
 */
export function nemAccountKey(seed: Uint8Array, { coinType }: NemNetwork, account: number): NemPrivateKey {
  return nemKeyAt(seed, [44, coinType, account, 0, 0])
}

/** The key at a path whose levels are all hardened, counted without that; of the empty path the root. */
export function nemKeyAt(seed: Uint8Array, levels: readonly number[]): NemPrivateKey {
  const root = hmacSha512(CURVE, seed)
  const last = levels.reduce((parent, level) => using(parent, () => childOf(parent, level)), root)
  return using(last, node => Uint8Array.from(node.subarray(0, 32)) as NemPrivateKey)
}

function childOf(node: Uint8Array, level: number): Uint8Array {
  const index = new Uint8Array(4)
  new DataView(index.buffer).setUint32(0, HARDENED + level)
  const data = concat(Uint8Array.of(0), node.subarray(0, 32), index)
  return using(data, () => hmacSha512(node.subarray(32), data))
}

/**
 * A private key as NEM's wallets print it: 64 hex digits, which stand for its bytes from behind; those of before
 * put two zeros in front. Throws `nem.key-malformed`, which repeats nothing of it.
 */
export function parseNemPrivateKey(text: string): NemPrivateKey {
  const [, digits] = /^(?:00)?([0-9a-fA-F]{64})$/.exec(text.trim()) ?? []
  if (digits === undefined) throw new RingiError('nem.key-malformed')
  return fromHex(digits).reverse() as NemPrivateKey
}
