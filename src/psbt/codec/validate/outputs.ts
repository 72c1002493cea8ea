import { RingiError } from '../../../base/error.js'
import type { TransactionOutput } from '../../../bitcoin/transaction.js'
import { isPossible, POSSIBLE_AMOUNTS } from '../../../chain/amount.js'
import { readsAll } from './checks.js'
import type { BytesCheck } from './rule.js'

/** An output as transactions carry it, with a possible amount (BIP 174, PSBT_IN_WITNESS_UTXO). */
export const isOutput: BytesCheck = value =>
  readsAll(value, reader => {
    const amount = reader.int64()
    reader.sized()
    return isPossible(amount)
  })

/** Refuses outputs that are not amounts, or are none together. Throws `psbt.field-malformed`. */
export function checkAmounts(outputs: readonly TransactionOutput[]): void {
  let sum = 0n
  outputs.forEach(({ value }, index) => {
    sum += value
    if (isPossible(value) && isPossible(sum)) return
    const place = { kind: 'output', index } as const
    throw new RingiError('psbt.field-malformed', {
      ...{ why: 'amount', ...place, satoshi: value },
      possible: POSSIBLE_AMOUNTS,
    })
  })
}
