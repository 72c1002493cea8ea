import { isPublishing } from '../../bitcoin/published-data.js'
import { ADDRESS_TYPES, addressTypeOf } from '../../bitcoin/standard-scripts.js'
import { byCoins, payments } from '../engine/payments.js'
import { broken, rule } from '../engine/rule.js'
import { list, required } from '../parameters/collection.js'
import { choice } from '../parameters/scalar.js'

const OP_RETURN = 'op-return'

/** Which kinds of output may be paid to; one of no known kind never. */
export const scriptTypes = rule({
  code: 'rule.script-types',
  severity: 'block',
  summary: 'Payments go only to named kinds of output.',
  fields: { allow: required(list(choice([...ADDRESS_TYPES, OP_RETURN]), { more: 'looser' })) },
  check: ({ allow }, subject) =>
    byCoins(subject, () =>
      payments(subject).flatMap(({ script, payee, where }) => {
        const type = isPublishing(script) ? OP_RETURN : addressTypeOf(script)
        if (type !== undefined && allow.includes(type)) return []
        return [broken('rule.script-types', { payee, type, allowed: allow }, where)]
      }),
    ),
})
