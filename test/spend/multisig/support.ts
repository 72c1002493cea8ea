import { payments } from 'bitcoinjs-lib'
import { sha256 } from '../../../src/base/hash.js'
import { multisigScript } from '../../../src/bitcoin/script.js'
import { publicKeyOf, signLowR } from '../../../src/bitcoin/secp256k1.js'
import { encodeSignature } from '../../../src/bitcoin/signature.js'

export const KEYS = Array.from({ length: 20 }, (_, i) => publicKeyOf(sha256(Uint8Array.of(3, i))))

/** Two signatures of the right form, which is all that a spend is put together from. */
export const SIGNATURES = [1, 2].map(i => encodeSignature(signLowR(sha256(), sha256(Uint8Array.of(i)))))

export const MULTISIG = multisigScript(2, KEYS.slice(0, 3))

/** bitcoinjs-lib's payment of the same 2-of-3, with both signatures. */
export const P2MS = payments.p2ms({ m: 2, pubkeys: KEYS.slice(0, 3), signatures: SIGNATURES })

export const EMPTY = new Uint8Array(0)
