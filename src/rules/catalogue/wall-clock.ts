/** What a clock on a wall shows. */
export interface WallClock {
  /** 0 for Monday. */
  readonly weekday: number
  /** Minutes since midnight, as the hands show them. */
  readonly minute: number
}

/** A time zone of the IANA database. */
export interface Zone {
  readonly name: string
  /** What its clocks show at a time in Unix milliseconds, summer time included. */
  clockAt(time: number): WallClock
}

/** The days of a week, as policies name them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The time zone of a name like Asia/Tokyo, or undefined. Offsets like `+09:00` are none: they know no summer time. */
export function zoneNamed(name: string): Zone | undefined {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(name)) return undefined
  try {
    const format = formatIn(name)
    return { name, clockAt: time => clockOf(format.formatToParts(time)) }
  } catch {
    return undefined
  }
}

// Prepared once for many times: that takes far longer than to use it.
function formatIn(timeZone: string): Intl.DateTimeFormat {
  const shown = { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-US', { timeZone, ...shown })
}

function clockOf(shown: readonly Intl.DateTimeFormatPart[]): WallClock {
  const parts = new Map(shown.map(({ type, value }) => [type, value]))
  const weekday = WEEKDAYS.indexOf(parts.get('weekday')?.toLowerCase() as (typeof WEEKDAYS)[number])
  return { weekday, minute: 60 * Number(parts.get('hour')) + Number(parts.get('minute')) }
}
