import { RingiError } from '../../base/error.js'
import type { LogHead } from '../../log/hash-chain.js'
import type { Pin } from './pin.js'

/** The pinned end is not in the log. */
export function cutOff(head: LogHead | undefined, { head: pinned }: Pin): RingiError {
  const found = head?.seq ?? 0
  const written = pinned?.seq ?? 0
  const short = found < written
  const pin = pinned?.hash ?? ''
  return short
    ? new RingiError('log.truncated', { why: 'short', line: found, written, pinned: pin })
    : new RingiError('log.tampered', { why: 'other-end', line: written, pinned: pin })
}

/** The log has entries that this home has neither pinned nor announced. */
export function tooFarAhead(pinned: number): RingiError {
  return new RingiError('log.tampered', { why: 'goes-on', line: pinned + 1 })
}

/** The home has entries, and nothing that says which of them it has written. */
export function unpinned(file: string): RingiError {
  return new RingiError('log.tampered', { why: 'unpinned', file })
}

/** There is no log although there ought to be one. */
export function missing(path: string): RingiError {
  return new RingiError('log.truncated', { why: 'missing', file: path })
}

/** A line is not an entry. */
export function notAnEntry(line: number, cause: unknown): RingiError {
  return new RingiError('log.tampered', { why: 'no-entry', line }, { cause })
}

/** The clock is not behind the last entry. */
export function clockSetBack(now: string, last: string): RingiError {
  return new RingiError('log.clock-set-back', { now, last })
}
