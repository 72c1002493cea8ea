import { BIP32Factory } from 'bip32'
import { mnemonicToSeedSync } from 'bip39'
import * as curve from 'tiny-secp256k1'
import { toHex } from '../../src/base/bytes.js'

const bip32 = BIP32Factory(curve)

/**
 * Texts that a program that knows these words must not print: any three words in a row, the seed, and the private keys
 * down to the accounts, as hex and in base58.
 */
export function secretsOf(words: string, accountPath: string): string[] {
  const list = words.trim().split(/\s+/)
  const runs = list.slice(2).map((_, i) => list.slice(i, i + 3).join(' '))
  const seed = mnemonicToSeedSync(words.trim())
  const master = bip32.fromSeed(seed)
  const nodes = [master, master.derivePath(`m/${accountPath.replaceAll('h', "'")}`)]
  const keys = nodes.flatMap(node => [
    toHex(node.privateKey as Uint8Array),
    node.toBase58(),
    node.toWIF(),
    // What JSON.stringify makes of bytes.
    [...(node.privateKey as Uint8Array)].slice(0, 6).join(','),
  ])
  return [...runs, toHex(seed), ...keys]
}
