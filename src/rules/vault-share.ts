import { formatBtc } from '../bitcoin/amount.js'
import { required } from './parameters/collection.js'
import { share } from './parameters/scalar.js'
import { spending } from './payments.js'
import { broken, rule } from './rule.js'
import { byStatement, STATEMENT_FIELDS } from './statement.js'

/** The share of what the vault holds that may leave at once, the fee included, by a balance statement. */
export const vaultShare = rule({
  code: 'rule.vault-share',
  severity: 'block',
  summary: 'One proposal takes no more than a share of what the vault holds, by a balance statement.',
  fields: { max: required(share('looser')), ...STATEMENT_FIELDS },
  check: ({ max, 'max-age-hours': hours }, subject) =>
    byStatement(subject, hours, ({ vault }) => {
      const most = (vault * BigInt(max)) / 10_000n
      const leaves = spending(subject)
      if (leaves <= most) return []
      return [
        broken(
          `${formatBtc(leaves)} BTC leave with the fee; of the ${formatBtc(vault)} BTC in the vault at most ${max / 100}%, ${formatBtc(most)} BTC, may leave at once.`,
        ),
      ]
    }),
})
