import { formatBtc } from '../bitcoin/amount.js'
import { byHistory } from './by-history.js'
import { required } from './parameters/collection.js'
import { amount } from './parameters/scalar.js'
import { spending } from './payments.js'
import { broken, rule } from './rule.js'
import { byStatement, movedSince, STATEMENT_FIELDS } from './statement.js'

/**
 * What has to stay in the vault, by a balance statement less all that was signed away since: a payment that is split
 * takes no more out than one that is not.
 */
export const vaultFloor = rule({
  code: 'rule.vault-floor',
  severity: 'block',
  summary: 'So much stays in the vault, by a balance statement and what the logs say was signed since.',
  fields: { min: required(amount('tighter')), ...STATEMENT_FIELDS },
  check: ({ min, 'max-age-hours': hours }, subject) =>
    byHistory(subject, history =>
      byStatement(subject, hours, stated => {
        const gone = movedSince(stated, history, subject, undefined, { vault: subject.policy.vault })
        const stays = stated.vault - gone - spending(subject)
        if (stays >= min) return []
        return [broken(`${formatBtc(stays)} BTC would stay in the vault; ${formatBtc(min)} BTC have to.`)]
      }),
    ),
})
