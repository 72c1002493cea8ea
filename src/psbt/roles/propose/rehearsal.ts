import { toHex, utf8 } from '../../../base/bytes.js'
import { taggedHash } from '../../../base/hash.js'
import { encodeTransaction, transactionId } from '../../../bitcoin/transaction.js'
import type { Sats } from '../../../chain/amount.js'
import type { Payment } from '../../../coins/payment.js'
import type { Utxo } from '../../../coins/utxo.js'
import type { Notes } from '../../../proposal/notes.js'
import type { Vault } from '../../../vault/vault.js'
import type { Psbt } from '../../codec/psbt.js'
import { propose } from '../proposal.js'

/** A proposal to test a policy with: made up, and as real as any other but for its coins. */
interface Rehearsal {
  /** What each of the coins holds, in satoshi; they lie at the first receiving addresses. */
  readonly coins: readonly Sats[]
  readonly payments: readonly Payment[]
  readonly fee: Sats
  readonly notes: Notes
  /** What one more output publishes (OP_RETURN), at most 80 bytes. */
  readonly data?: Uint8Array | undefined
  readonly locktime?: number | undefined
}

/** Makes the proposal, with previous transactions that nobody ever sent. Throws what `propose` throws. */
export function rehearse(vault: Vault, { coins, payments, fee, notes, data, locktime }: Rehearsal): Psbt {
  const funding = coins.map((value, index) => previousTransaction(vault, value, index))
  const previous = new Map(funding.map(({ txid, bytes }) => [txid, bytes]))
  const utxos = funding.map(
    ({ txid, utxo }): Utxo => ({ ...utxo, outPoint: { txid, vout: 0 }, confirmations: 6 }),
  )
  const { psbt } = propose(
    vault,
    { utxos, previous },
    { payments },
    { absoluteFee: fee },
    {
      ...{ notes, coins: utxos.map(({ outPoint }) => outPoint) },
      ...(data === undefined ? {} : { published: data }),
    },
  )
  return { ...psbt, ...(locktime === undefined ? {} : { fallbackLocktime: locktime }) }
}

function previousTransaction(vault: Vault, value: Sats, index: number) {
  const script = vault.addressAt(0, index).lock.scriptPubKey
  const seed = taggedHash('ringi/rehearsal', utf8(`${vault.digest.hex} ${index} ${value}`))
  const input = {
    txid: toHex(seed),
    vout: 0,
    scriptSig: new Uint8Array(0),
    sequence: 0xfffffffd,
    witness: [],
  }
  const transaction = { version: 2, inputs: [input], outputs: [{ value, script }], locktime: 0 }
  return { txid: transactionId(transaction), bytes: encodeTransaction(transaction), utxo: { value, script } }
}
