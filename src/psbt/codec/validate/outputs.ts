import { RingiError } from '../../../base/error.js'
import type { TransactionOutput } from '../../../bitcoin/transaction.js'
import { MAX_MONEY } from '../../../chain/amount.js'
import { readsAll } from './checks.js'
import type { Check } from './rule.js'

/** Whether this is an amount: from 0 to 21 million bitcoin. */
export function isAmount(satoshi: bigint): boolean {
  return satoshi >= 0n && satoshi <= MAX_MONEY
}

/** An output as transactions carry it, with a possible amount (BIP 174, PSBT_IN_WITNESS_UTXO). */
export const isOutput: Check = value =>
  readsAll(value, reader => {
    const amount = reader.int64()
    reader.sized()
    return isAmount(amount)
  })

/** Refuses outputs that are not amounts, or are none together. Throws `psbt.field-malformed`. */
export function checkAmounts(outputs: readonly TransactionOutput[]): void {
  let sum = 0n
  outputs.forEach(({ value }, index) => {
    sum += value
    if (isAmount(value) && isAmount(sum)) return
    throw new RingiError(
      'psbt.field-malformed',
      `Output ${index} brings the payments to an impossible amount.`,
      {
        hint: 'Amounts and their sum are from 0 to 21 million BTC.',
        details: { kind: 'output', index, satoshi: value.toString() },
      },
    )
  })
}
