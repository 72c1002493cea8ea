import { isPublishing } from '../../bitcoin/published-data.js'
import { byCoins } from '../engine/payments.js'
import { broken, moneyIn, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { amount } from '../parameters/scalar.js'

/** Coins and outputs that are too small: sent to follow an owner about, or not worth spending (L5). */
export const dust = rule({
  code: 'rule.dust',
  severity: 'warn',
  summary: 'No coin that is spent and no output is worth less than so much.',
  fields: { below: required(amount('tighter')) },
  check: ({ below }, subject) => {
    const small = (value: bigint) => ({ value: moneyIn(subject, value), least: moneyIn(subject, below) })
    return byCoins(subject, ({ coins }) => [
      ...coins.flatMap(({ value = 0n }, input) =>
        value < below ? [broken('rule.dust', { why: 'coin', ...small(value) }, { input })] : [],
      ),
      // Data that is published is worth nothing, as it should be.
      ...subject.proposal.outputs.flatMap(({ value, script }, output) =>
        value < below && !isPublishing(script)
          ? [broken('rule.dust', { why: 'output', ...small(value) }, { output })]
          : [],
      ),
    ])
  },
})
