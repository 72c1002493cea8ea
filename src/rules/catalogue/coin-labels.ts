import type { Finding } from '../../base/finding.js'
import type { Labels } from '../../coins/labels.js'
import { byWord } from '../checks/signed-word.js'
import { byCoins } from '../engine/payments.js'
import { broken, lacking, rule } from '../engine/rule.js'
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
    if (labels === undefined) return [lacking('labels', subject)]
    return byCoins(subject, ({ coins }) =>
      byWord(subject, 'labels', files?.labels ?? [], () =>
        coins.flatMap(({ outPoint, outpoint }, input): Finding[] => {
          const isFrozen = frozen === 'deny' && labels.isFrozen(outPoint)
          const isBare = unlabelled === 'deny' && !isLabelled(labels, outpoint, outPoint.txid)
          return [
            ...(isFrozen ? [broken('rule.coin-labels', { why: 'frozen', coin: outpoint }, { input })] : []),
            ...(isBare ? [broken('rule.coin-labels', { why: 'bare', coin: outpoint }, { input })] : []),
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
