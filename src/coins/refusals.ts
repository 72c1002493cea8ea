import { formatBtc } from '../bitcoin/amount.js'
import { RingiError } from '../bitcoin/error.js'
import { mostWeight } from './costs.js'
import type { SweepRequest } from './selection.js'

/** The refusal of coins worth `available` satoshi where `needed` are needed. */
export function insufficient(needed: bigint, available: bigint): RingiError {
  return new RingiError(
    'coins.insufficient',
    `The coins are worth ${formatBtc(available)} BTC, and ${formatBtc(needed)} BTC are needed with the fee.`,
    {
      hint: 'Pay less, lower the fee rate, or add coins.',
      details: { needed: needed.toString(), available: available.toString() },
    },
  )
}

/** The refusal of a transaction of `weight` weight units, which nodes would not relay. */
export function tooMany(request: SweepRequest, weight: number): RingiError {
  return new RingiError('coins.too-many', 'So many coins do not fit into one transaction.', {
    hint: 'Pay in several transactions, or bring small coins together first.',
    details: { weight, most: mostWeight(request) },
  })
}
