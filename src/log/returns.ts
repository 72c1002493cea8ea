import { fromHex, toHex } from '../base/bytes.js'
import { outPointIn, SEQUENCE_RBF, type Transaction, transactionId } from '../bitcoin/transaction.js'
import { placeAmong } from '../proposal/change-place.js'
import type { ProposedRecord, SignedRecord } from './signed-record.js'

/**
 * Whether what comes back to the vault goes to `script` in a transaction that a log knows. An entry of 0.1.0 does not say
 * where its change goes; but its txid does: it is that of the transaction as `propose` makes it, with change there.
 */
export function returnsTo(record: ProposedRecord, script: Uint8Array): boolean {
  if (record.returns !== undefined) {
    const hex = toHex(script)
    return record.returns.some(one => one.script === hex)
  }
  return (
    record.change > 0n &&
    locktimesOf(record).some(locktime => transactionId(rebuilt(record, script, locktime)) === record.txid)
  )
}

// Who proposes says the height as the lock time, or nothing; who signs may have said the same.
function locktimesOf(record: ProposedRecord): number[] {
  const { signings = [] } = record as Partial<SignedRecord>
  return [...new Set([0, ...signings.flatMap(({ height }) => height ?? [])])]
}

function rebuilt(
  { coins, payments, change }: ProposedRecord,
  script: Uint8Array,
  locktime: number,
): Transaction {
  const spent = coins.map(({ outpoint }) => outPointIn(outpoint))
  const paid = payments.map(payment => ({ value: payment.value, script: fromHex(payment.script) }))
  return {
    ...{ version: 2, locktime },
    inputs: spent.map(coin => ({
      ...coin,
      scriptSig: new Uint8Array(0),
      sequence: SEQUENCE_RBF,
      witness: [],
    })),
    outputs: paid.toSpliced(placeAmong(spent, paid), 0, { value: change, script }),
  }
}
