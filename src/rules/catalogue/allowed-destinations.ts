import { payments } from '../engine/payments.js'
import { broken, rule } from '../engine/rule.js'
import { isVouchedBy } from '../evidence/vouchers.js'
import { list, named, optional } from '../parameters/collection.js'
import { PUBLIC_KEY } from '../parameters/public-key.js'
import { reference } from '../parameters/scalar.js'
import { ADDRESS, NAME } from '../terms/places.js'

/** Payments may go to listed addresses and places, and to what a named key vouches for; nowhere else. */
export const allowedDestinations = rule({
  code: 'rule.allowed-destinations',
  severity: 'block',
  summary: 'Payments go only to listed places and addresses, or where a named key vouches for the address.',
  fields: {
    places: optional(list(reference('place'), { more: 'looser' }), 'looser'),
    addresses: optional(list(ADDRESS, { more: 'looser' }), 'looser'),
    'vouched-by': optional(named(NAME, PUBLIC_KEY, 'looser'), 'looser'),
  },
  check: ({ places = [], addresses = [], 'vouched-by': keys = new Map() }, subject) => {
    const { policy, evidence } = subject
    const listed = new Set(addresses.map(({ address }) => address))
    const vouched = (evidence.vouchers ?? [])
      .filter(one => [...keys.values()].some(key => isVouchedBy(one, key, policy.vault, evidence.now)))
      .map(({ address }) => address)
    return payments(subject)
      .filter(({ address }) => address === undefined || !(listed.has(address) || vouched.includes(address)))
      .filter(({ in: found }) => !found.some(place => places.includes(place)))
      .map(({ payee, where }) => broken('rule.allowed-destinations', { payee }, where))
  },
})
