/** What a clock on a wall shows. */
export interface WallClock {
  /** 0 for Monday. */
  readonly weekday: number
  /** Minutes since midnight, as the hands show them. */
  readonly minute: number
}

/** The days of a week, as policies name them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The same for people. */
export const LONG_WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/**
 * What the clock shows at `time` (Unix milliseconds) in a time zone of the IANA database, summer time included; `zone` by
 * its name, or as {@link formatIn} has prepared it.
 */
export function wallClock(zone: string | Intl.DateTimeFormat, time: number): WallClock {
  const parts = new Map(
    (typeof zone === 'string' ? formatIn(zone) : zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, value]),
  )
  const weekday = WEEKDAYS.indexOf(parts.get('weekday')?.toLowerCase() as (typeof WEEKDAYS)[number])
  return { weekday, minute: 60 * Number(parts.get('hour')) + Number(parts.get('minute')) }
}

/** Whether there is such a time zone. Offsets like `+09:00` are none: they know no summer time. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(zone)) return false
  try {
    formatIn(zone)
    return true
  } catch {
    return false
  }
}

/** Prepares a time zone for many times: that takes far longer than to use it. */
export function formatIn(timeZone: string): Intl.DateTimeFormat {
  const shown = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-US', { timeZone, ...shown })
}
