import { formatOutPoint } from '../../bitcoin/transaction.js'
import { broken, lacking, rule } from '../engine/rule.js'
import { byWord } from '../evidence/signed-word.js'
import { required } from '../parameters/collection.js'
import { count } from '../parameters/scalar.js'

/** How deep the coins have to be buried in the chain, by a snapshot of them. */
export const confirmations = rule({
  code: 'rule.confirmations',
  severity: 'block',
  summary: 'Every coin that is spent has so many confirmations, by a snapshot of the coins.',
  fields: { min: required(count('tighter', 1, 10_000)) },
  check: ({ min }, subject) => {
    const { proposal, evidence } = subject
    const known = evidence.confirmations
    if (known === undefined) return [lacking('confirmations')]
    return byWord(subject, 'confirmations', evidence.files?.confirmations ?? [], () =>
      proposal.inputs.flatMap(({ outPoint }, input) => {
        const coin = formatOutPoint(outPoint)
        const found = known.get(coin)
        if (found === undefined)
          return [broken(`The coin ${coin} is in no snapshot that was given.`, { input })]
        if (found >= min) return []
        return [broken(`The coin ${coin} has ${found} confirmation(s); it needs ${min}.`, { input })]
      }),
    )
  },
})
