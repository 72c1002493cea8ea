import { payments } from '../engine/payments.js'
import { broken, moneyIn, rule } from '../engine/rule.js'
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
    return payments(subject).flatMap(({ payee, value, where }) => {
      const sum = (sums.get(payee.text) ?? 0n) + value
      sums.set(payee.text, sum)
      if (sum <= max) return []
      const args = { payee, sum: moneyIn(subject, sum), most: moneyIn(subject, max) }
      return [broken('rule.payment-limit', args, where)]
    })
  },
})
