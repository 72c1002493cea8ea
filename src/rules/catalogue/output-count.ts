import { payments } from '../engine/payments.js'
import { broken, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'

/** How many outputs may leave the vault in one proposal. */
export const outputCount = rule({
  code: 'rule.output-count',
  severity: 'block',
  summary: 'One proposal has no more than so many outputs that leave the vault.',
  fields: { max: required(count('looser', 0, 10_000)) },
  check: ({ max }, subject) => {
    const found = payments(subject).length
    return found <= max ? [] : [broken('rule.output-count', { count: found, most: max })]
  },
})
