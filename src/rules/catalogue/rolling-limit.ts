import type { Finding } from '../../base/finding.js'
import { HOUR } from '../../base/time.js'
import type { History } from '../../log/history.js'
import { type SpendingWindow, signedWithin } from '../../log/spending.js'
import { byHistory } from '../checks/by-history.js'
import { clockBehind } from '../checks/clock.js'
import { checkHeight } from '../checks/height.js'
import { isCancellation, type Outlook, outlook, pendingOf } from '../checks/pending.js'
import { isSigned } from '../checks/signed-word.js'
import {
  broken,
  doubtful,
  lacking,
  moneyIn,
  type RuleInput,
  rule,
  type Subject,
  unsigned,
} from '../engine/rule.js'
import { list, optional, record, required, type Values } from '../parameters/collection.js'
import type { Flaw } from '../parameters/malformed.js'
import type { Parameter } from '../parameters/parameter.js'
import { amount, count } from '../parameters/scalar.js'

const FIELDS = {
  hours: optional(count('tighter', 1, 24 * 366), 'other'),
  days: optional(count('tighter', 1, 366), 'other'),
  blocks: optional(count('tighter', 1, 60_000), 'other'),
  max: required(amount('looser')),
}

type Span = Values<typeof FIELDS>

/** `100 BTC within 24 hours`. */
const SPAN: Parameter<Span> = {
  ...record('a window', FIELDS, spanless),
  print: (span, on) => `${FIELDS.max.kind.print(span.max, on)} within ${nameOf(span)}`,
}

/**
 * The most that may leave within a rolling window of hours, days or blocks, counted from what the logs say was signed:
 * splitting a payment does not help, nor does signing it on another machine whose log is given. Fees count. What was
 * signed before the window and may still be sent counts as well: held back for weeks, it could leave within it.
 */
export const rollingLimit = rule({
  code: 'rule.rolling-limit',
  severity: 'block',
  summary: 'No more than so much leaves within any window of hours, days or blocks, counted from the logs.',
  fields: { windows: required(list(SPAN, { more: 'tighter', key: nameOf })) },
  check: ({ windows }, subject) => {
    if (isCancellation(subject)) return []
    return byHistory(subject, history => [
      ...clockBehind('rule.rolling-limit', subject),
      ...(windows.some(({ blocks }) => blocks !== undefined) ? checkGivenHeight(subject) : []),
      ...windows.flatMap(span => overrun(span, history, subject)),
    ])
  },
})

function spanless({ hours, days, blocks }: Span): Flaw | undefined {
  const byClock = hours !== undefined || days !== undefined
  return byClock === (blocks !== undefined) ? { why: 'window-of' } : undefined
}

/** What is to be said of the height, which is nobody's word but that of who typed it, unless a signed statement has one. */
function checkGivenHeight(subject: RuleInput): Finding[] {
  const { height, balances, madeUp } = subject.evidence
  if (height === undefined) return []
  const { signedBy } = subject.policy
  const isKnown =
    signedBy !== undefined && balances?.chain !== undefined && isSigned(balances.digest, subject)
  return [...(isKnown || madeUp ? [] : [unsigned('height', subject)]), ...checkHeight(subject)]
}

function overrun(span: Span, history: History, subject: RuleInput): Finding[] {
  const window = windowOf(span, subject)
  if (window === undefined) return [lacking('height', subject)]
  const { vault } = subject.policy
  const within = signedWithin(history, { vault, ...window })
  const recent = outlook(within, subject)
  if (recent.after > span.max)
    return [broken('rule.rolling-limit', { why: 'signed', ...overrunBy(span, recent, subject) })]
  const possible = outlook([...within, ...pendingOf(subject)], subject)
  if (possible.after <= span.max) return []
  const args = { why: 'possible', ...overrunBy(span, possible, subject) } as const
  // Without keys that state what is mined, nobody could ever show it.
  const isDoubtful = subject.policy.signedBy === undefined
  return [(isDoubtful ? doubtful : broken)('rule.rolling-limit', args)]
}

function overrunBy({ max, days, hours, blocks }: Span, { before, after }: Outlook, subject: Subject) {
  const amounts = { before: moneyIn(subject, before), after: moneyIn(subject, after) }
  return { ...amounts, most: moneyIn(subject, max), span: { days, hours, blocks } }
}

/** A window of blocks has left behind only what the time that these blocks are to take has left behind too. */
function windowOf(
  { hours, days, blocks }: Span,
  { evidence: { now, height }, proposal: { vault } }: Subject,
): SpendingWindow | undefined {
  if (blocks === undefined) return { after: now - ((hours ?? 0) + 24 * (days ?? 0)) * HOUR }
  if (height === undefined) return undefined
  return { aboveHeight: height - blocks, after: now - blocks * vault.network.spacing }
}

/** `24 hours`, `7 days`, `144 blocks`. */
function nameOf({ hours, days, blocks }: Span): string {
  const units = { day: days, hour: hours, block: blocks }
  return Object.entries(units)
    .flatMap(([unit, n]) => (n === undefined ? [] : [`${n} ${unit}${n === 1 ? '' : 's'}`]))
    .join(' and ')
}
