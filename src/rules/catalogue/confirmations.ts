import { byWord } from '../checks/signed-word.js'
import { byCoins } from '../engine/payments.js'
import { broken, lacking, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'

/** How deep the coins have to be buried in the chain, by a snapshot of them. */
export const confirmations = rule({
  code: 'rule.confirmations',
  severity: 'block',
  summary: 'Every coin that is spent has so many confirmations, by a snapshot of the coins.',
  fields: { min: required(count('tighter', 1, 10_000)) },
  check: ({ min }, subject) => {
    const { confirmations: known, files } = subject.evidence
    if (known === undefined) return [lacking('confirmations', subject)]
    return byCoins(subject, ({ coins }) =>
      byWord(subject, 'confirmations', files?.confirmations ?? [], () =>
        coins.flatMap(({ outpoint }, input) => {
          const found = known.get(outpoint)
          if (found === undefined)
            return [broken('rule.confirmations', { why: 'unknown', coin: outpoint }, { input })]
          if (found >= min) return []
          const args = { why: 'few', coin: outpoint, count: found, least: min } as const
          return [broken('rule.confirmations', args, { input })]
        }),
      ),
    )
  },
})
