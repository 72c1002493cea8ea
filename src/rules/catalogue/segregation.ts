import type { Finding } from '../../base/finding.js'
import { type PaymentOutput, payments, unknownVaults } from '../engine/payments.js'
import { broken, rule, type Subject } from '../engine/rule.js'
import { list, optional, required } from '../parameters/collection.js'
import { flag } from '../parameters/scalar.js'
import { NAME } from '../terms/places.js'

/** Whose coins may go to whom, by the owners of the policy's places; and not to several of them in one proposal. */
export const segregation = rule({
  code: 'rule.segregation',
  severity: 'block',
  summary: 'Coins of the vault’s owner go only to named owners, and not to several of them at once.',
  fields: {
    to: required(list(NAME, { more: 'looser' })),
    strangers: optional(flag('looser'), 'looser'),
    mixed: optional(flag('looser'), 'looser'),
  },
  refuse: (_, { owner }) => (owner === undefined ? { why: 'owner-needed' } : undefined),
  check: ({ to, strangers = false, mixed = false }, subject) => {
    const paid = payments(subject).map(payment => ({ payment, owners: ownersOf(payment, subject) }))
    const whose = { owner: subject.policy.owner }
    const denied = paid.flatMap(({ payment: { payee, where }, owners }): Finding[] => {
      if (owners.length === 0)
        return strangers ? [] : [broken('rule.segregation', { why: 'stranger', payee, ...whose }, where)]
      return owners
        .filter(owner => !to.includes(owner))
        .map(belongs => broken('rule.segregation', { why: 'other', payee, belongs, ...whose }, where))
    })
    // A stranger may be an owner whose vault is not known here.
    const unknown =
      strangers && paid.some(({ owners }) => owners.length === 0)
        ? unknownVaults(subject, subject.policy.places.owned)
        : []
    const sides = new Set(paid.flatMap(({ owners }) => (owners.length === 0 ? [STRANGERS] : owners)))
    if (mixed || sides.size <= 1) return [...unknown, ...denied]
    return [
      ...unknown,
      ...denied,
      broken('rule.segregation', {
        why: 'mixed',
        sides: [...sides].map(side => (side === STRANGERS ? {} : { owner: side })),
      }),
    ]
  },
})

// No name has a blank in it.
const STRANGERS = ' '

function ownersOf({ in: places }: PaymentOutput, { policy }: Subject): string[] {
  return [...new Set(places.flatMap(place => policy.places.ownerOf(place) ?? []))]
}
