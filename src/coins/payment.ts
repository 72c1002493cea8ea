import { RingiError } from '../base/error.js'
import { decodeAddress } from '../chain/address.js'
import { PAYMENT_EXAMPLE, parseAmount, type Sats } from '../chain/amount.js'
import type { Network } from '../chain/network.js'

/** Somebody to be paid. */
export interface Payment {
  readonly address: string
  /** The address's output script. */
  readonly script: Uint8Array
  readonly amount: Sats
  readonly label?: string
}

/** A payment as it was typed: of which network address and unit are, nobody has said yet. */
export interface AskedPayment {
  readonly address: string
  readonly amount: string
}

/** What was typed as `ADDRESS=AMOUNT`. Throws `usage.invalid`, `amount.*`. */
export function parseAskedPayment(text: string): AskedPayment {
  const equals = text.indexOf('=')
  if (equals < 0) throw new RingiError('usage.invalid', { why: 'payment', example: PAYMENT_EXAMPLE })
  const amount = text.slice(equals + 1)
  parseAmount(amount)
  return { address: text.slice(0, equals), amount }
}

/** The payment to an address that has to be one of `network`, in its unit. Throws `address.*`, `amount.*`. */
export function paymentOn(network: Network, { address, amount }: AskedPayment): Payment {
  return { address, script: decodeAddress(address, network), amount: parseAmount(amount, network) }
}

/** A payment typed as `ADDRESS=AMOUNT`. Throws `usage.invalid`, `address.*`, `amount.*`. */
export function parsePayment(text: string, network: Network): Payment {
  return paymentOn(network, parseAskedPayment(text))
}
