import { byStatement, STATEMENT_FIELDS } from '../checks/balance-statement.js'
import { byHistory } from '../checks/by-history.js'
import { isCancellation, outlook, pendingOf } from '../checks/pending.js'
import { broken, moneyIn, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { amount } from '../parameters/scalar.js'

/**
 * What has to stay in the vault, by a balance statement less all that was ever signed away and may still be sent: neither
 * a payment that is split nor one that is held back takes more out than one that is not.
 */
export const vaultFloor = rule({
  code: 'rule.vault-floor',
  severity: 'block',
  summary:
    'So much stays in the vault, by a balance statement and all that was signed and may still be sent.',
  fields: { min: required(amount('tighter')), ...STATEMENT_FIELDS },
  check: ({ min, 'max-age-hours': hours }, subject) => {
    if (isCancellation(subject)) return []
    return byHistory(subject, () =>
      byStatement('rule.vault-floor', subject, hours, stated => {
        const { before, after } = outlook(pendingOf(subject), subject)
        const stays = stated.vault - after
        if (stays >= min) return []
        const args = { stays: moneyIn(subject, stays), least: moneyIn(subject, min) }
        return [broken('rule.vault-floor', { why: 'less', ...args, before: moneyIn(subject, before) })]
      }),
    )
  },
})
