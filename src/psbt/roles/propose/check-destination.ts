import { toHex } from '../../../base/bytes.js'
import { RingiError } from '../../../base/error.js'
import { type Finding, finding } from '../../../base/finding.js'
import type { Network } from '../../../chain/network.js'
import type { Payment } from '../../../coins/payment.js'
import type { Destination } from './destination.js'

/**
 * Refuses payments that cannot be made, and warns of an address that is paid twice. Throws `payment.none`,
 * `output.dust`.
 */
export function checkDestination({ payments }: Destination, network: Network): Finding[] {
  if (payments === undefined) return []
  if (payments.length === 0) throw new RingiError('payment.none', 'There is nobody to pay.')
  for (const payment of payments) refuseDust(payment, network)
  const paid = new Set<string>()
  return payments.flatMap(({ address, script }) => {
    const key = toHex(script)
    const twice = paid.has(key)
    paid.add(key)
    return twice ? [finding('warn', 'payment.duplicate', `${address} is paid more than once.`)] : []
  })
}

function refuseDust({ address, script, amount }: Payment, { relay }: Network): void {
  const least = relay.dust(script)
  if (amount >= least) return
  const message = `${amount} sats to ${address} are dust: nodes do not relay such an output.`
  throw new RingiError('output.dust', message, {
    hint: `The least amount for this address is ${least} sats.`,
    details: { address, value: amount.toString() },
  })
}
