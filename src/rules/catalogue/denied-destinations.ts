import { payments, unknownVaults } from '../engine/payments.js'
import { broken, rule } from '../engine/rule.js'
import { list, optional } from '../parameters/collection.js'
import { reference } from '../parameters/scalar.js'
import { ADDRESS } from '../terms/places.js'

/** Payments may not go to listed addresses and places, whatever allows them. */
export const deniedDestinations = rule({
  code: 'rule.denied-destinations',
  severity: 'block',
  summary: 'No payment goes to a listed place or address, whatever else allows it.',
  fields: {
    places: optional(list(reference('place'), { more: 'tighter' }), 'tighter'),
    addresses: optional(list(ADDRESS, { more: 'tighter' }), 'tighter'),
  },
  check: ({ places = [], addresses = [] }, subject) => {
    const denied = payments(subject).filter(({ address, in: found }) => {
      const listed = addresses.some(one => one.address === address)
      return listed || found.some(place => places.includes(place))
    })
    return [
      ...unknownVaults(subject, places),
      ...denied.map(({ payee, where }) => broken('rule.denied-destinations', { payee }, where)),
    ]
  },
})
