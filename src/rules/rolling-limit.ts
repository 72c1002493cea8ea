import { formatBtc } from '../bitcoin/amount.js'
import type { History } from '../log/history.js'
import { mostLeaving, signedWithin, type Window } from '../log/spending.js'
import { byHistory } from './by-history.js'
import { clockBehind, heightBehind } from './clock.js'
import { HOUR } from './moment.js'
import { list, optional, record, required, type Values } from './parameters/collection.js'
import type { Parameter } from './parameters/parameter.js'
import { amount, count } from './parameters/scalar.js'
import { coinsOf, spending } from './payments.js'
import { broken, lacking, rule, type Subject, type Verdict } from './rule.js'

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
  print: span => `${FIELDS.max.kind.print(span.max)} within ${nameOf(span)}`,
}

/**
 * The most that may leave within a rolling window of hours, days or blocks, counted from what the logs say was signed:
 * splitting a payment does not help, nor does signing it on another machine whose log is given. Fees count.
 */
export const rollingLimit = rule({
  code: 'rule.rolling-limit',
  severity: 'block',
  summary: 'No more than so much leaves within any window of hours, days or blocks, counted from the logs.',
  fields: { windows: required(list(SPAN, { more: 'tighter', key: nameOf })) },
  check: ({ windows }, subject) =>
    byHistory(subject, history => [
      ...clockBehind(subject),
      ...heightBehind(subject),
      ...windows.flatMap(span => overrun(span, history, subject)),
    ]),
})

function spanless({ hours, days, blocks }: Span): string | undefined {
  const byClock = hours !== undefined || days !== undefined
  return byClock === (blocks !== undefined) ? 'a window is of hours and days, or of blocks' : undefined
}

function overrun(span: Span, history: History, subject: Subject): Verdict[] {
  const window = windowOf(span, subject)
  if (window === undefined) return [lacking('height')]
  const before = signedWithin(history, { vault: subject.policy.vault, ...window })
  const earlier = mostLeaving(before, coinsOf(subject))
  const sum = earlier + spending(subject)
  if (sum <= span.max) return []
  const told = `${formatBtc(earlier)} BTC were signed away within ${nameOf(span)}, ${formatBtc(sum)} BTC with this`
  return [broken(`${told}; at most ${formatBtc(span.max)} BTC may leave.`)]
}

function windowOf({ hours, days, blocks }: Span, { evidence: { now, height } }: Subject): Window | undefined {
  if (blocks !== undefined) return height === undefined ? undefined : { aboveHeight: height - blocks }
  return { after: now - ((hours ?? 0) + 24 * (days ?? 0)) * HOUR }
}

/** `24 hours`, `7 days`, `144 blocks`. */
function nameOf({ hours, days, blocks }: Span): string {
  const units = { day: days, hour: hours, block: blocks }
  return Object.entries(units)
    .flatMap(([unit, n]) => (n === undefined ? [] : [`${n} ${unit}${n === 1 ? '' : 's'}`]))
    .join(' and ')
}
