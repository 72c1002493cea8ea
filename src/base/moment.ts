import { isoTime, unixTime } from './time.js'

/** Milliseconds. */
export const HOUR = 3_600_000

/** Unix milliseconds of UTC to the second (`2026-11-22T09:30:00Z`), or undefined where it is no such moment. */
export function momentOf(text: string): number | undefined {
  return /^[\d-]{10}T[\d:]{8}Z$/.test(text) ? unixTime(text.replace('Z', '.000Z')) : undefined
}

/** A time in Unix milliseconds as UTC to the second, the next whole one. */
export function moment(time: number): string {
  return `${isoTime(Math.ceil(time / 1000) * 1000).slice(0, 19)}Z`
}

/** Whether a moment that a file states lies after `now` (Unix milliseconds); one that is none does not. */
export function isAfter(text: string, now: number): boolean {
  const moment = momentOf(text)
  return moment !== undefined && moment > now
}
