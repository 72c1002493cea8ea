import { byStatement, STATEMENT_FIELDS } from '../checks/balance-statement.js'
import { byHistory } from '../checks/by-history.js'
import { isCancellation, outlook, pendingOf } from '../checks/pending.js'
import { broken, moneyIn, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { share } from '../parameters/scalar.js'

/**
 * The share of what the vault holds that may leave at once, fees included, by a balance statement: with a proposal and
 * with all that was ever signed and may still be sent.
 */
export const vaultShare = rule({
  code: 'rule.vault-share',
  severity: 'block',
  summary:
    'No more leaves at once, with all that was signed and may still be sent, than a share of what the vault holds.',
  fields: { max: required(share('looser')), ...STATEMENT_FIELDS },
  check: ({ max, 'max-age-hours': hours }, subject) => {
    if (isCancellation(subject)) return []
    return byHistory(subject, () =>
      byStatement('rule.vault-share', subject, hours, ({ vault }) => {
        const most = (vault * BigInt(max)) / 10_000n
        const { before, after } = outlook(pendingOf(subject), subject)
        if (after <= most) return []
        const outlooks = { before: moneyIn(subject, before), after: moneyIn(subject, after) }
        const limit = { holds: moneyIn(subject, vault), percent: max / 100, most: moneyIn(subject, most) }
        return [broken('rule.vault-share', { why: 'more', ...outlooks, ...limit })]
      }),
    )
  },
})
