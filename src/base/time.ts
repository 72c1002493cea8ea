const ISO = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})Z$/

const DAYS_IN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/**
 * The Unix time, in milliseconds, of an ISO 8601 text in UTC with milliseconds: `2026-11-22T01:38:00.000Z`. Undefined
 * for any other text, and for a day or an hour that there is not.
 */
export function unixTime(text: string): number | undefined {
  const parts = ISO.exec(text)?.slice(1).map(Number)
  if (parts === undefined) return undefined
  const [year, month, day, hour, minute, second, millisecond] = parts as TimeParts
  const valid = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  if (!valid || hour > 23 || minute > 59 || second > 59) return undefined
  return (((daysSince1970(year, month, day) * 24 + hour) * 60 + minute) * 60 + second) * 1000 + millisecond
}

/** The second that a Unix time in milliseconds is in, in Unix seconds. */
export function unixSeconds(time: number): number {
  return Math.floor(time / 1000)
}

/** The text of a Unix time in milliseconds, of the years from 1970 to 9999, as {@link unixTime} reads it. */
export function isoTime(time: number): string {
  const days = Math.floor(time / MILLISECONDS_A_DAY)
  let year = 1970 + Math.floor(days / 366)
  while (daysSince1970(year + 1, 1, 1) <= days) year++
  let month = 1
  while (month < 12 && daysSince1970(year, month + 1, 1) <= days) month++
  const date = [digits(year, 4), digits(month), digits(days - daysSince1970(year, month, 1) + 1)]
  const rest = time - days * MILLISECONDS_A_DAY
  const clock = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60]
  return `${date.join('-')}T${clock.map(part => digits(Math.floor(part))).join(':')}.${digits(rest % 1000, 3)}Z`
}

const MILLISECONDS_A_DAY = 86_400_000

function digits(value: number, count = 2): string {
  return String(value).padStart(count, '0')
}

type TimeParts = [number, number, number, number, number, number, number]

function daysIn(year: number, month: number): number {
  return (DAYS_IN[month - 1] as number) + (month === 2 && isLeap(year) ? 1 : 0)
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function daysSince1970(year: number, month: number, day: number): number {
  const before = DAYS_IN.slice(0, month - 1).reduce<number>((sum, days) => sum + days, 0)
  const leapDay = month > 2 && isLeap(year) ? 1 : 0
  return leapsBefore(year) - leapsBefore(1970) + 365 * (year - 1970) + before + leapDay + day - 1
}

function leapsBefore(year: number): number {
  const last = year - 1
  return Math.floor(last / 4) - Math.floor(last / 100) + Math.floor(last / 400)
}

/** Milliseconds. */
export const HOUR = 3_600_000

/** Unix milliseconds of UTC to the second (`2026-11-22T09:30:00Z`), or undefined where it is no such moment. */
export function timeOfSecond(text: string): number | undefined {
  return /^[\d-]{10}T[\d:]{8}Z$/.test(text) ? unixTime(text.replace('Z', '.000Z')) : undefined
}

/** A time in Unix milliseconds as UTC to the second, the next whole one. */
export function isoSecond(time: number): string {
  return `${isoTime(Math.ceil(time / 1000) * 1000).slice(0, 19)}Z`
}

/** Whether a moment that a file states lies after `now` (Unix milliseconds); one that is none does not. */
export function isAfter(text: string, now: number): boolean {
  const time = timeOfSecond(text)
  return time !== undefined && time > now
}
