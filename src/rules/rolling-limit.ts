import { formatBtc } from '../bitcoin/amount.js'
import { formatOutPoint } from '../bitcoin/transaction.js'
import { mostLeaving, signedWithin, type Window } from '../log/spending.js'
import { list, optional, record, required, type Values } from './parameters/collection.js'
import { amount, count } from './parameters/scalar.js'
import { spending } from './payments.js'
import { broken, lacking, rule, type Subject, type Verdict } from './rule.js'

const FIELDS = {
  hours: optional(count('tighter', 1, 24 * 366), 'other'),
  days: optional(count('tighter', 1, 366), 'other'),
  blocks: optional(count('tighter', 1, 60_000), 'other'),
  max: required(amount('looser')),
}

type Span = Values<typeof FIELDS>

const HOUR = 3_600_000

/**
 * The most that may leave within a rolling window of hours, days or blocks, counted from what the logs say was signed:
 * splitting a payment does not help, nor does signing it on another machine whose log is given. Fees count.
 */
export const rollingLimit = rule({
  code: 'rule.rolling-limit',
  severity: 'block',
  summary: 'No more than so much leaves within any window of hours, days or blocks, counted from the logs.',
  fields: { windows: required(list(record('a window', FIELDS), { more: 'tighter', key: nameOf })) },
  check: ({ windows }, subject) => {
    const { history } = subject.evidence
    if (history === undefined) return [lacking('history')]
    return [...clockSetBack(subject), ...windows.flatMap(span => overrun(span, subject))]
  },
})

function overrun(span: Span, subject: Subject): Verdict[] {
  const { evidence, proposal, policy } = subject
  const window = windowOf(span, subject)
  if (window === undefined) return [lacking('height')]
  const before = signedWithin(evidence.history as NonNullable<typeof evidence.history>, {
    vault: policy.vault,
    ...window,
  })
  const coins = new Set(proposal.inputs.map(({ outPoint }) => formatOutPoint(outPoint)))
  const earlier = mostLeaving(before, coins)
  const sum = earlier + spending(subject)
  if (sum <= span.max) return []
  const told = `${formatBtc(earlier)} BTC were signed away within ${nameOf(span)}, ${formatBtc(sum)} BTC with this`
  return [broken(`${told}; at most ${formatBtc(span.max)} BTC may leave.`)]
}

function windowOf({ hours, days, blocks }: Span, { evidence: { now, height } }: Subject): Window | undefined {
  if (blocks !== undefined) return height === undefined ? undefined : { aboveHeight: height - blocks }
  return { after: now - ((hours ?? 0) + 24 * (days ?? 0)) * HOUR }
}

function nameOf({ hours, days, blocks }: Span): string {
  const spans = [days && `${days} d`, hours && `${hours} h`, blocks && `${blocks} blocks`].filter(Boolean)
  return spans.join(' ')
}

// A window that ends before what the logs already know would not count it (L2 of the attack catalogue).
function clockSetBack({ evidence: { history, now, height } }: Subject): Verdict[] {
  const late = history?.latest !== undefined && history.latest > now
  const low = height !== undefined && history?.highest !== undefined && history.highest > height
  return [
    ...(late
      ? [broken('The clock is behind the last entry of the history; nothing can be counted by it.')]
      : []),
    ...(low
      ? [broken('The height is below one that the history has seen; nothing can be counted by it.')]
      : []),
  ]
}
