import type { Labels } from '../../coins/labels.js'
import { byWord } from '../checks/signed-word.js'
import { byCoins } from '../engine/payments.js'
import { broken, lacking, rule, type Verdict } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { choice } from '../parameters/scalar.js'

const LEAVE = choice(['deny', 'allow'], true)

/** Whether coins may be spent that nobody has labelled, and those that somebody has frozen (BIP 329). */
export const coinLabels = rule({
  code: 'rule.coin-labels',
  severity: 'block',
  summary: 'No coin is spent that has no label, or that its label says may not be spent (BIP 329).',
  fields: { unlabelled: required(LEAVE), frozen: required(LEAVE) },
  check: ({ unlabelled, frozen }, subject) => {
    const { labels, files } = subject.evidence
    if (labels === undefined) return [lacking('labels')]
    return byCoins(subject, ({ coins }) =>
      byWord(subject, 'labels', files?.labels ?? [], () =>
        coins.flatMap(({ outPoint, outpoint }, input): Verdict[] => {
          const isFrozen = frozen === 'deny' && labels.isFrozen(outPoint)
          const isBare = unlabelled === 'deny' && !isLabelled(labels, outpoint, outPoint.txid)
          return [
            ...(isFrozen
              ? [
                  broken(`The coin ${outpoint} is frozen: its label says that it may not be spent.`, {
                    input,
                  }),
                ]
              : []),
            ...(isBare
              ? [broken(`Neither the coin ${outpoint} nor its transaction has a label.`, { input })]
              : []),
          ]
        }),
      ),
    )
  },
})

// The label of its address does not count: anybody can send another coin there.
function isLabelled(labels: Labels, coin: string, txid: string): boolean {
  return [labels.text('output', coin), labels.text('tx', txid)].some(label => (label ?? '').trim() !== '')
}
