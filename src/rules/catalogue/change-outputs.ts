import { returns } from '../engine/payments.js'
import { broken, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'

/** How many outputs may come back to the vault, on either of its branches. */
export const changeOutputs = rule({
  code: 'rule.change-outputs',
  severity: 'block',
  summary: 'No more than so many outputs come back to the vault.',
  fields: { max: required(count('looser', 0, 10_000)) },
  check: ({ max }, subject) => {
    const found = returns(subject).length
    return found <= max ? [] : [broken('rule.change-outputs', { count: found, most: max })]
  },
})
