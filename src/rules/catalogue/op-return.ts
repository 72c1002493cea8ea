import { isPublishing } from '../../bitcoin/published-data.js'
import { byCoins, payments } from '../engine/payments.js'
import { broken, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'

/** How many outputs may publish data (OP_RETURN), which stays in the chain for ever (L4). */
export const opReturn = rule({
  code: 'rule.op-return',
  severity: 'block',
  summary: 'No more than so many outputs publish data (OP_RETURN).',
  fields: { max: required(count('looser', 0, 100)) },
  check: ({ max }, subject) =>
    byCoins(subject, () =>
      payments(subject)
        .filter(({ script }) => isPublishing(script))
        .slice(max)
        .map(({ where }) => broken('rule.op-return', { most: max }, where)),
    ),
})
