import { spending } from '../engine/payments.js'
import { broken, moneyIn, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { amount } from '../parameters/scalar.js'

/** The most that one proposal may take out of the vault, its fee included. */
export const proposalLimit = rule({
  code: 'rule.proposal-limit',
  severity: 'block',
  summary: 'One proposal takes no more than so much out of the vault, its fee included.',
  fields: { max: required(amount('looser')) },
  check: ({ max }, subject) => {
    const leaves = spending(subject)
    if (leaves <= max) return []
    const args = { leaves: moneyIn(subject, leaves), most: moneyIn(subject, max) }
    return [broken('rule.proposal-limit', args)]
  },
})
