import { BIP32Factory } from 'bip32'
import { entropyToMnemonic, mnemonicToSeedSync, wordlists } from 'bip39'
import * as curve from 'tiny-secp256k1'
import { fromHex } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'

const bip32 = BIP32Factory(curve)

/** A secret key that the tests know all about. */
export interface KnownKey {
  readonly name: string
  readonly language: string
  readonly words: string
  readonly passphrase: string
  /** Extended private keys and keys in wallet import format: of the master, its accounts, and some children. */
  readonly texts: readonly string[]
  /** The seed and private keys, as bytes. */
  readonly bytes: readonly Uint8Array[]
}

const TESTNET = {
  messagePrefix: '',
  bech32: 'tb',
  bip32: { public: 0x043587cf, private: 0x04358394 },
  pubKeyHash: 0x6f,
  scriptHash: 0xc4,
  wif: 0xef,
}

const PATHS = ["m/48'/1'/0'/2'", "m/48'/1'/0'/1'", "m/48'/1'/1'/2'", "m/48'/0'/0'/2'", 'm/45']
const CHILDREN = ['', '/0', '/1', '/0/0', '/0/1', '/1/0']

/** The key of these words and passphrase, with all that can be derived from it in a ceremony. */
export function knownKey(name: string, language: string, words: string, passphrase = ''): KnownKey {
  const seed = mnemonicToSeedSync(words, passphrase)
  const nodes = [undefined, TESTNET].flatMap(network => {
    const master = bip32.fromSeed(seed, network)
    const paths = PATHS.flatMap(path => CHILDREN.map(child => path.replace('m/45', "m/45'") + child))
    return [master, ...paths.map(path => master.derivePath(path))]
  })
  const bytes = [seed, ...nodes.map(({ privateKey }) => privateKey as Uint8Array)]
  const texts = nodes.flatMap(node => [node.toBase58(), node.toWIF()])
  return { name, language, words, passphrase, texts, bytes: unique(bytes) }
}

/** The words in a language that hash from `name`. */
export function knownWords(name: string, language: keyof typeof wordlists): string {
  const entropy = sha256(new TextEncoder().encode(name))
  const words = entropyToMnemonic(Buffer.from(entropy).toString('hex'), wordlists[language])
  return words.normalize('NFC')
}

function unique(all: readonly Uint8Array[]): Uint8Array[] {
  return [...new Set(all.map(one => Buffer.from(one).toString('hex')))].map(hex => fromHex(hex))
}
