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
export function checkDestination(destination: Destination, network: Network): Finding[] {
  const { payments } = destination
  if (payments === undefined) return tellTokenAware([destination.sweep?.address ?? ''], network)
  if (payments.length === 0) throw new RingiError('payment.none', { why: 'nobody' })
  for (const payment of payments) refuseDust(payment, network)
  const paid = new Set<string>()
  const aware = tellTokenAware(
    payments.map(({ address }) => address),
    network,
  )
  const twice = payments.flatMap(({ address, script }) => {
    const key = toHex(script)
    const isPaid = paid.has(key)
    paid.add(key)
    return isPaid ? [finding('warn', 'payment.duplicate', { address })] : []
  })
  return [...aware, ...twice]
}

/** Tells of addresses that ask for tokens: they are paid coins alone, and shown in the plain spelling from here on. */
function tellTokenAware(paid: readonly string[], { addresses }: Network): Finding[] {
  return paid
    .filter(address => addresses.isTokenAware?.(address))
    .map(address => finding('info', 'address.token-aware', { address }))
}

function refuseDust({ address, script, amount }: Payment, { relay }: Network): void {
  const least = relay.dust(script)
  if (amount >= least) return
  throw new RingiError('output.dust', { why: 'payment', address, value: amount, least })
}
