import { BIP32Factory } from 'bip32'
import { mnemonicToSeedSync } from 'bip39'
import { networks } from 'bitcoinjs-lib'
import * as curve from 'tiny-secp256k1'
import { toHex } from '../../../src/base/bytes.js'

const bip32 = BIP32Factory(curve)

/**
 * A regtest descriptor without checksum, with the extended public key that `words` make in it replaced by the private
 * one.
 */
export function withPrivateKey(descriptor: string, words: string): string {
  const master = bip32.fromSeed(mnemonicToSeedSync(words.trim()), networks.regtest)
  const keyExpression = new RegExp(`(\\[${toHex(master.fingerprint)}/([^\\]]+)\\])tpub[1-9A-Za-z]+`)
  return descriptor.replace(keyExpression, (_, origin: string, path: string) => {
    const account = master.derivePath(`m/${path.replaceAll('h', "'")}`)
    return `${origin}${account.toBase58()}`
  })
}
