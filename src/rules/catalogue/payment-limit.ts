import { payments } from '../engine/payments.js'
import { broken, printed, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { amount } from '../parameters/scalar.js'

/** The most that one destination may get in one proposal, however many outputs that is split into. */
export const paymentLimit = rule({
  code: 'rule.payment-limit',
  severity: 'block',
  summary: 'No destination gets more than so much in one proposal.',
  fields: { max: required(amount('looser')) },
  check: ({ max }, subject) => {
    const sums = new Map<string, bigint>()
    return payments(subject).flatMap(({ named, value, where }) => {
      const sum = (sums.get(named) ?? 0n) + value
      sums.set(named, sum)
      if (sum <= max) return []
      return [
        broken(
          `${named} gets ${printed(sum, subject)}; at most ${printed(max, subject)} may go to one destination.`,
          where,
        ),
      ]
    })
  },
})
