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
  if (payments.length === 0) throw new RingiError('payment.none', { why: 'nobody' })
  for (const payment of payments) refuseDust(payment, network)
  const paid = new Set<string>()
  return payments.flatMap(({ address, script }) => {
    const key = toHex(script)
    const twice = paid.has(key)
    paid.add(key)
    return twice ? [finding('warn', 'payment.duplicate', { address })] : []
  })
}

function refuseDust({ address, script, amount }: Payment, { relay }: Network): void {
  const least = relay.dust(script)
  if (amount >= least) return
  throw new RingiError('output.dust', { why: 'payment', address, value: amount, least })
}
