import { secp256k1 } from '@noble/curves/secp256k1.js'
import { Transaction as Scure } from '@scure/btc-signer'
import { Psbt as BitcoinJs } from 'bitcoinjs-lib'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import type { Vault } from '../../src/vault/vault.js'
import { OTHER_NETWORKS } from '../support/other-networks.js'
import { keyOf } from '../support/rehearsal.js'

/** Another program that signs, combines and finishes PSBTs. */
export interface Other {
  readonly name: string
  /**
   * Whether it grinds for a low R as Bitcoin Core does, with 1 as the first number in the extra entropy. The other one
   * begins at 0, so where the plain signature has a high R it may make another one.
   */
  readonly grindsLikeCore: boolean
  /** Adds an officer's signature to every input. */
  sign(vault: Vault, psbt: Psbt, officer: number): Psbt
  combine(psbts: readonly Psbt[]): Psbt
  /** The PSBT with final scripts. */
  finalize(psbt: Psbt): Psbt
  /** The finished transaction. */
  extract(psbt: Psbt): Uint8Array
}

/** The private keys of an officer for the inputs, by the places that the inputs name. */
export function secretsFor(vault: Vault, psbt: Psbt, officer: number): Uint8Array[] {
  const { account } = keyOf(vault, officer)
  const oracle = BitcoinJs.fromBuffer(encodePsbt(psbt))
  return oracle.data.inputs.map(({ bip32Derivation }) => {
    const [first] = bip32Derivation ?? []
    const place = (first as { path: string }).path.split('/').slice(-2).map(Number)
    return account.derive(place).privateKey
  })
}

/** A signer for bitcoinjs-lib, which brings none: another curve, ground for a low R as Bitcoin Core does. */
function signerOf(secret: Uint8Array) {
  return {
    publicKey: secp256k1.getPublicKey(secret, true),
    sign(digest: Uint8Array): Uint8Array {
      const entropy = new Uint8Array(32)
      let signature = secp256k1.sign(digest, secret, { prehash: false, lowS: true })
      for (let counter = 1; (signature[0] as number) > 0x7f; counter++) {
        new DataView(entropy.buffer).setUint32(0, counter, true)
        signature = secp256k1.sign(digest, secret, { prehash: false, lowS: true, extraEntropy: entropy })
      }
      return signature
    },
  }
}

const like = { network: OTHER_NETWORKS.regtest }
const bitcoinJs = (psbt: Psbt) => BitcoinJs.fromBuffer(encodePsbt(psbt), like)

const scure = (psbt: Psbt) => Scure.fromPSBT(encodePsbt(psbt), { lowR: true, allowUnknown: true })

export const OTHERS: readonly Other[] = [
  {
    name: 'bitcoinjs-lib',
    grindsLikeCore: true,
    sign(vault, psbt, officer) {
      const other = bitcoinJs(psbt)
      secretsFor(vault, psbt, officer).forEach((secret, i) => {
        other.signInput(i, signerOf(secret))
      })
      return decodePsbt(other.toBuffer())
    },
    combine(psbts) {
      const [first, ...rest] = psbts.map(bitcoinJs) as [BitcoinJs, ...BitcoinJs[]]
      return decodePsbt(first.combine(...rest).toBuffer())
    },
    finalize: psbt => decodePsbt(bitcoinJs(psbt).finalizeAllInputs().toBuffer()),
    extract: psbt => bitcoinJs(psbt).finalizeAllInputs().extractTransaction(true).toBuffer(),
  },
  {
    name: '@scure/btc-signer',
    grindsLikeCore: false,
    sign(vault, psbt, officer) {
      const other = scure(psbt)
      secretsFor(vault, psbt, officer).forEach((secret, i) => {
        other.signIdx(secret, i)
      })
      return decodePsbt(other.toPSBT(0))
    },
    combine(psbts) {
      const [first, ...rest] = psbts.map(scure) as [Scure, ...Scure[]]
      for (const other of rest) first.combine(other)
      return decodePsbt(first.toPSBT(0))
    },
    finalize(psbt) {
      const other = scure(psbt)
      other.finalize()
      return decodePsbt(other.toPSBT(0))
    },
    extract(psbt) {
      const other = scure(psbt)
      other.finalize()
      return other.extract()
    },
  },
]
