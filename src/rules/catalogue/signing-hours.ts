import { clockBehind } from '../checks/clock.js'
import { brokenNow, pending, rule } from '../engine/rule.js'
import { isSigningStage } from '../evidence/evidence.js'
import { list, record, required, type Values } from '../parameters/collection.js'
import type { Flaw } from '../parameters/malformed.js'
import type { Parameter } from '../parameters/parameter.js'
import { choice, text } from '../parameters/scalar.js'
import { type WallClock, WEEKDAYS, type Zone, zoneNamed } from './wall-clock.js'

const ZONE = text<Zone>({ why: 'zone' }, zoneNamed, ({ name }) => name)

/** An hour and minute, in minutes since midnight. */
const TIME = text<number>(
  { why: 'time-of-day' },
  time => {
    if (time === '24:00') return DAY
    const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []
    return hour === undefined ? undefined : 60 * Number(hour) + Number(minute)
  },
  time => `${digits(Math.floor(time / 60))}:${digits(time % 60)}`,
  '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$',
)

const DAY = 1440

function digits(value: number): string {
  return String(value).padStart(2, '0')
}

const FIELDS = {
  days: required(list(choice(WEEKDAYS), { more: 'looser' })),
  from: required(TIME),
  to: required(TIME),
}

type Hours = Values<typeof FIELDS>

/** `mon, tue from 09:00 to 18:00`. */
const HOURS: Parameter<Hours> = {
  ...record('a window', FIELDS, noLength),
  print: ({ days, from, to }, on) =>
    `${days.join(', ')} from ${TIME.print(from, on)} to ${TIME.print(to, on)}`,
}

/**
 * When may be signed: on these days, from a time on and until before another one, by the clock of a named zone. A window
 * whose end is before its beginning ends on the next day.
 */
export const signingHours = rule({
  code: 'rule.signing-hours',
  severity: 'block',
  summary: 'Signed is only on named days, from one time to another, by the clock of a named zone.',
  fields: {
    zone: required(ZONE),
    windows: required(list(HOURS, { more: 'looser' })),
  },
  check: ({ zone, windows }, subject) => {
    const { stage, now } = subject.evidence
    const clock = zone.clockAt(now)
    const day = WEEKDAYS[clock.weekday] as (typeof WEEKDAYS)[number]
    const args = {
      why: 'closed',
      day,
      time: TIME.print(clock.minute, subject.proposal.vault.network),
      zone: zone.name,
    } as const
    const open = windows.some(window => isWithin(window, clock))
    if (!isSigningStage(stage)) return open ? [] : [pending('rule.signing-hours', args)]
    const closed = open ? [] : [brokenNow('rule.signing-hours', args)]
    return [...clockBehind('rule.signing-hours', subject), ...closed]
  },
})

function noLength({ from, to }: Hours): Flaw | undefined {
  return from === to || from === DAY ? { why: 'window-ends' } : undefined
}

function isWithin({ days, from, to }: Hours, { weekday, minute }: WallClock): boolean {
  const on = (day: number) => days.some(one => WEEKDAYS.indexOf(one) === (day + 7) % 7)
  if (from < to) return on(weekday) && minute >= from && minute < to
  return (on(weekday) && minute >= from) || (on(weekday - 1) && minute < to)
}
