import { BIP32Factory, type BIP32Interface } from 'bip32'
import * as curve from 'tiny-secp256k1'
import { NETWORKS } from '../../src/chain/network.js'
import type { OutputDescriptor } from '../../src/descriptor/output-descriptor.js'
import { parseDescriptor } from '../../src/descriptor/parse.js'

const bip32 = BIP32Factory(curve)

/** One cosigner as another library derives it: the oracle's account key, and how descriptors write it. */
export interface Account {
  readonly node: BIP32Interface
  /** `[fingerprint/48h/0h/0h/2h]xpub…`, without steps behind it. */
  readonly expression: string
}

/** Account `seed` on mainnet at 48h/0h/0h/2h; the same seed gives the same account. */
export function account(seed: number): Account {
  const master = bip32.fromSeed(new Uint8Array(32).fill(seed))
  const node = master.derivePath("m/48'/0'/0'/2'")
  const fingerprint = Array.from(master.fingerprint, byte => byte.toString(16).padStart(2, '0')).join('')
  return { node, expression: `[${fingerprint}/48h/0h/0h/2h]${node.neutered().toBase58()}` }
}

export function accounts(count: number): Account[] {
  return Array.from({ length: count }, (_, i) => account(i + 1))
}

/** Reads a mainnet descriptor that may come without its checksum. */
export function parse(text: string): OutputDescriptor {
  return parseDescriptor(text, { checksum: 'optional', network: NETWORKS.mainnet })
}

/** A point on the curve, compressed and not, and a WIF key of each kind: all of them from the BIP 381 test vectors. */
export const KEYS = {
  compressed: '03a34b99f22c790c4e36b2b3c2c35a36db06226e41c692fc82b8b56ac1c540c5bd',
  uncompressed:
    '04a34b99f22c790c4e36b2b3c2c35a36db06226e41c692fc82b8b56ac1c540c5bd5b8dec5235a0fa8722476c7709c02559e3aa73aa03918ba2d492eea75abea235',
  wif: 'L4rK1yDtCWekvXuE6oXD9jCYfFNV2cWRpVuPLBcCU2z8TrisoyY1',
  wifUncompressed: '5KYZdUEo39z3FPrtuX2QbbwGnNP5zTd7yyr2SC1j299sBCnWjss',
  xpub: 'xpub68NZiKmJWnxxS6aaHmn81bvJeTESw724CRDs6HbuccFQN9Ku14VQrADWgqbhhTHBaohPX4CjNLf9fq9MYo6oDaPPLPxSb7gwQN3ih19Zm4Y',
  xprv: 'xprv9uPDJpEQgRQfDcW7BkF7eTya6RPxXeJCqCJGHuCJ4GiRVLzkTXBAJMu2qaMWPrS7AANYqdq6vcBcBUdJCVVFceUvJFjaPdGZ2y9WACViL4L',
} as const
