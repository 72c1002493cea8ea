import { RingiError } from '../../base/error.js'
import type { LogHead } from '../../log/chain.js'
import type { Pin } from './pin.js'

const HINT =
  'Do not sign on this machine until you know who changed it. ringi log verify says more; compare with copies and checkpoints of others.'

/** The pinned end is not in the log. */
export function cutOff(head: LogHead | undefined, { head: pinned }: Pin): RingiError {
  const found = head?.seq ?? 0
  const written = pinned?.seq ?? 0
  const short = found < written
  const message = short
    ? `The log ends with entry ${found}; this home has written ${written}.`
    : `The log up to entry ${written} is not the one that this home has written.`
  const details = { line: Math.min(found, written), pinned: pinned?.hash ?? '' }
  return new RingiError(short ? 'log.truncated' : 'log.tampered', message, { hint: HINT, details })
}

/** The log has entries that this home has neither pinned nor announced. */
export function tooFarAhead(pinned: number): RingiError {
  return new RingiError(
    'log.tampered',
    `The log goes on behind entry ${pinned}, the last that this home has written.`,
    {
      hint: HINT,
      details: { line: pinned + 1 },
    },
  )
}

/** The home has entries, and nothing that says which of them it has written. */
export function unpinned(file: string): RingiError {
  return new RingiError('log.tampered', `${file} is missing: nothing says where the log of this home ends.`, {
    hint: HINT,
    details: { file },
  })
}

/** There is no log although there ought to be one. */
export function missing(path: string): RingiError {
  return new RingiError('log.truncated', `${path} is missing or empty, in a home that has keys or vaults.`, {
    hint: HINT,
    details: { file: path },
  })
}

/** A line is not an entry. */
export function notAnEntry(line: number, cause: unknown): RingiError {
  return new RingiError('log.tampered', `Line ${line} of the log is not an entry.`, {
    hint: HINT,
    details: { line },
    cause,
  })
}

/** The clock is not behind the last entry. */
export function clockSetBack(now: string, last: string): RingiError {
  return new RingiError(
    'log.clock-set-back',
    `The clock says ${now}; the last entry of the log is of ${last}.`,
    {
      hint: 'Set the clock right. The log, and limits by the day, rest on it.',
      details: { now, last },
    },
  )
}
