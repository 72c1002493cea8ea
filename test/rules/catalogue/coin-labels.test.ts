import { expect, test } from 'vitest'
import { formatOutPoint } from '../../../src/bitcoin/transaction.js'
import { type Labels, parseLabels } from '../../../src/coins/labels.js'
import { reviewed, verdicts } from '../../support/policies.js'

const BOTH = 'coin-labels: { unlabelled: deny, frozen: deny }'
const BROKEN = ['block:rule.coin-labels']
const PROPOSAL = reviewed()
const [{ outPoint, address }] = PROPOSAL.facts.inputs as [(typeof PROPOSAL.facts.inputs)[number]]
const COIN = formatOutPoint(outPoint)

/** Labels by `type ref`, and coins that may not be spent. */
function labels(texts: Readonly<Record<string, string>>, frozen: readonly string[] = []): Labels {
  const records = Object.entries(texts).map(([what, label]) => {
    const [type, ref] = what.split(' ')
    return { type, ref, label, ...(frozen.includes(ref as string) ? { spendable: false } : {}) }
  })
  const bare = frozen.filter(ref => texts[`output ${ref}`] === undefined)
  const all = [...records, ...bare.map(ref => ({ type: 'output', ref, spendable: false }))]
  return parseLabels(all.map(record => `${JSON.stringify(record)}\n`).join(''))
}

const judge = (rule: string, known: Labels) => verdicts(rule, PROPOSAL, { labels: known })

test('a label of the coin or of its transaction will do', () => {
  expect(judge(BOTH, labels({ [`output ${COIN}`]: 'salary' }))).toEqual([])
  expect(judge(BOTH, labels({ [`tx ${outPoint.txid}`]: 'salary' }))).toEqual([])
})

test('none, an empty one, or only one of the address will not', () => {
  expect(judge(BOTH, labels({}))).toEqual(BROKEN)
  expect(judge(BOTH, labels({ [`output ${COIN}`]: ' ' }))).toEqual(BROKEN)
  expect(judge(BOTH, labels({ [`addr ${address?.address}`]: 'salary' }))).toEqual(BROKEN)
})

test('a frozen coin stays, labelled or not', () => {
  const frozen = labels({ [`output ${COIN}`]: 'dust, do not touch' }, [COIN])
  expect(judge(BOTH, frozen)).toEqual(BROKEN)
  expect(judge('coin-labels: { unlabelled: deny, frozen: allow }', frozen)).toEqual([])
  expect(judge('coin-labels: { unlabelled: allow, frozen: deny }', labels({}))).toEqual([])
  expect(judge(BOTH, labels({}, [COIN]))).toEqual([...BROKEN, ...BROKEN])
})

test('it needs labels, even where it allows everything', () => {
  expect(verdicts('coin-labels: { unlabelled: allow, frozen: allow }', PROPOSAL)).toEqual([
    'block:rule.evidence-missing',
  ])
})
