import { readFileSync } from 'node:fs'
import { secp256k1 } from '@noble/curves/secp256k1.js'
import { BIP32Factory, type BIP32Interface } from 'bip32'
import { mnemonicToSeedSync } from 'bip39'
import { Transaction } from 'bitcoinjs-lib'
import * as curve from 'tiny-secp256k1'
import { NETWORKS, type NetworkName } from '../../../src/chain/network.js'
import type { Team } from '../../support/ceremony.js'
import { Reader } from './bytes.js'
import { allOf, fieldOf, I, pair, type RawPsbt } from './raw-psbt.js'
import { encodeTransaction } from './raw-transaction.js'

const bip32 = BIP32Factory(curve)

/** The master key of an officer of a team, from the words that the rehearsal wrote to a file. */
export function masterOf({ office, shape }: Team, officer: string): BIP32Interface {
  return masterFromWords(readFileSync(office.path(`${officer}.words.txt`), 'utf8').trim(), shape.network)
}

export function masterFromWords(words: string, network: NetworkName): BIP32Interface {
  return bip32.fromSeed(mnemonicToSeedSync(words), NETWORKS[network])
}

/** The account path that a team's keys stand at. */
export function accountPath({ shape }: Team): string {
  return {
    p2wsh: "m/48'/1'/0'/2'",
    'p2sh-p2wsh': "m/48'/1'/0'/1'",
    p2sh: "m/45'",
    p2sh20: "m/48'/1'/0'/0'",
    p2sh32: "m/48'/1'/0'/0'",
  }[shape.scriptType]
}

/** What a dishonest signature is made of. */
export interface Forgery {
  /** The sighash type that the digest commits to. */
  readonly type?: number
  /** The byte that is written behind the signature instead. */
  readonly writtenType?: number
  /** Another digest than the input's. */
  readonly digest?: Uint8Array
  readonly highS?: boolean
  /** Only an r of 33 bytes is good enough. */
  readonly highR?: boolean
}

/** A cosigner who signs anything, with curve arithmetic and digests that are not Ringi's. */
export class Traitor {
  readonly #team: Team
  readonly #master: BIP32Interface

  constructor(team: Team, officer: string) {
    this.#team = team
    this.#master = masterOf(team, officer)
  }

  /** The key for input `index`, at the place that the PSBT's derivations name. */
  key(psbt: RawPsbt, index: number): BIP32Interface {
    const { value } = allOf(psbt.inputs[index] ?? [], I.derivation)[0] as { value: Uint8Array }
    const reader = new Reader(value.slice(-8))
    return this.#master.derivePath(accountPath(this.#team)).derive(reader.u32()).derive(reader.u32())
  }

  /** DER and type for input `index`. */
  signature(psbt: RawPsbt, index: number, forgery: Forgery = {}): Uint8Array {
    const { type = 1, writtenType = type, highS = false, highR = false } = forgery
    const digest = forgery.digest ?? digestOf(psbt, index, this.#team.shape.scriptType !== 'p2sh', type)
    const privateKey = this.key(psbt, index).privateKey as Uint8Array
    return Buffer.concat([signWith(privateKey, digest, { highS, highR }), Uint8Array.of(writtenType)])
  }

  /** `psbt` with a signature on every input, or on those named. */
  sign(
    psbt: RawPsbt,
    forgery: Forgery = {},
    inputs: readonly number[] = psbt.inputs.map((_, i) => i),
  ): RawPsbt {
    for (const index of inputs) {
      const { publicKey } = this.key(psbt, index)
      psbt.inputs[index]?.push(pair(I.signature, this.signature(psbt, index, forgery), publicKey))
    }
    return psbt
  }
}

function signWith(
  key: Uint8Array,
  digest: Uint8Array,
  { highS, highR }: { highS: boolean; highR: boolean },
): Uint8Array {
  for (let counter = 0; ; counter++) {
    const extraEntropy = new Uint8Array(32)
    new DataView(extraEntropy.buffer).setUint32(0, counter, true)
    const options = { prehash: false, lowS: !highS, ...(counter === 0 ? {} : { extraEntropy }) }
    const { r, s } = secp256k1.Signature.fromBytes(secp256k1.sign(digest, key, options))
    const isHighS = s > secp256k1.Point.Fn.ORDER / 2n
    const isHighR = r >= 1n << 255n
    if (isHighS === highS && isHighR === highR) return new secp256k1.Signature(r, s).toBytes('der')
  }
}

/** The digest of input `index` as bitcoinjs-lib computes it, by what the PSBT's own fields say. */
export function digestOf(psbt: RawPsbt, index: number, segwit: boolean, type = 1): Uint8Array {
  const transaction = Transaction.fromBuffer(encodeTransaction(psbt.transaction()))
  const map = psbt.inputs[index] ?? []
  if (!segwit) return transaction.hashForSignature(index, fieldOf(map, I.redeem) as Uint8Array, type)
  const value = new Reader(fieldOf(map, I.utxo) as Uint8Array).u64()
  return transaction.hashForWitnessV0(index, fieldOf(map, I.witness) as Uint8Array, value, type)
}
