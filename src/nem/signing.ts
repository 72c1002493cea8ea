import { RingiError } from '../base/error.js'
import type { SignedNem } from './codec/decode.js'
import { encodeNem } from './codec/encode.js'
import type { NemTransaction } from './codec/transaction.js'
import { type NemPrivateKey, nemSign, nemVerifies } from './ed25519-keccak.js'

/** A transaction signed by its own key, and verified before it is handed out. Throws `signature.self-check`. */
export function signedBy(transaction: NemTransaction, privateKey: NemPrivateKey): SignedNem {
  const data = encodeNem(transaction)
  const signature = nemSign(data, privateKey)
  // A faulty computation could give the key away: nothing of it leaves.
  if (!nemVerifies(signature, data, transaction.signer))
    throw new RingiError('signature.self-check', { why: 'nem' })
  return { transaction, signature }
}
