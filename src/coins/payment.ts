import { RingiError } from '../base/error.js'
import { decodeAddress } from '../chain/address.js'
import { parseAmount, type Sats } from '../chain/amount.js'
import type { Network } from '../chain/network.js'

/** Somebody to be paid. */
export interface Payment {
  readonly address: string
  /** The address's output script. */
  readonly script: Uint8Array
  readonly amount: Sats
  readonly label?: string
}

/** A payment as it was typed: of which network the address is, nobody has said yet. */
export type AskedPayment = Pick<Payment, 'address' | 'amount'>

/** What was typed as `ADDRESS=AMOUNT`. Throws `usage.invalid`, `amount.*`. */
export function parseAskedPayment(text: string): AskedPayment {
  const equals = text.indexOf('=')
  if (equals < 0) {
    throw new RingiError('usage.invalid', 'A payment needs an address and an amount.', {
      hint: 'Write it as ADDRESS=AMOUNT, like bc1q…=0.5btc.',
    })
  }
  return { address: text.slice(0, equals), amount: parseAmount(text.slice(equals + 1)) }
}

/** The payment to an address that has to be one of `network`. Throws `address.*`. */
export function paymentOn(network: Network, { address, amount }: AskedPayment): Payment {
  return { address, script: decodeAddress(address, network), amount }
}

/** A payment typed as `ADDRESS=AMOUNT`. Throws `usage.invalid`, `address.*`, `amount.*`. */
export function parsePayment(text: string, network: Network): Payment {
  return paymentOn(network, parseAskedPayment(text))
}
