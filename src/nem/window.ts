import { RingiError } from '../base/error.js'
import { isoSecond } from '../base/time.js'
import type { Window } from './codec/transaction.js'

/** Unix seconds of 2015-03-29 00:06:25 UTC, at which NEM's own time begins. */
const EPOCH = 1_427_587_585

/** Nodes drop what is meant to be valid for longer. */
const LONGEST_HOURS = 24

const LONGEST = LONGEST_HOURS * 3600

/** NIS counts its seconds in 31 bits. */
const LATEST = 0x7fffffff

/** What is wrong with a window that no node would take. */
export type WindowFault =
  | { readonly why: 'backwards' | 'range' }
  | { readonly why: 'long'; readonly seconds: number; readonly hours: number }

/** The first thing that is wrong with a window. */
export function windowFault({ timestamp, deadline }: Window): WindowFault | undefined {
  if (deadline > LATEST) return { why: 'range' }
  if (deadline <= timestamp) return { why: 'backwards' }
  const seconds = deadline - timestamp
  return seconds > LONGEST ? { why: 'long', seconds, hours: LONGEST_HOURS } : undefined
}

/** The window between two Unix times in whole seconds. Throws `nem.window`. */
export function windowBetween(opens: number, closes: number): Window {
  const window = { timestamp: opens - EPOCH, deadline: closes - EPOCH }
  if (window.timestamp < 0) throw new RingiError('nem.window', { why: 'range' })
  requireWindow(window)
  return window
}

/** Refuses a window that no node would take. Throws `nem.window`. */
export function requireWindow(window: Window): void {
  const fault = windowFault(window)
  if (fault !== undefined) throw new RingiError('nem.window', fault)
}

/** The Unix time in seconds of one in NEM's. */
export function unixSecondsOf(nemTime: number): number {
  return nemTime + EPOCH
}

/** When a window opens and closes, UTC to the second. */
export function windowTexts({ timestamp, deadline }: Window): { opens: string; closes: string } {
  const textOf = (time: number) => isoSecond(unixSecondsOf(time) * 1000)
  return { opens: textOf(timestamp), closes: textOf(deadline) }
}

/** Whether two transactions are valid at the same time. */
export function isSameWindow(one: Window, other: Window): boolean {
  return one.timestamp === other.timestamp && one.deadline === other.deadline
}
