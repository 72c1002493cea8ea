import type { Argument } from '../base/message.js'
import { unixTime } from '../base/time.js'

/** A time as the clock on the wall shows it, with its zone, in the language of that code; `time` is UTC to the second. */
export function localTime(language: string, time: Argument): string {
  const milliseconds = unixTime(String(time).replace(/Z$/, '.000Z'))
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' }).format(milliseconds)
}
