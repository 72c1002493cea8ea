import { RingiError } from '../../bitcoin/error.js'
import type { LogHead } from '../../log/chain.js'
import type { Pin } from './pin.js'

const HINT =
  'Do not sign on this machine until you know who changed it. ringi log verify says more; compare with copies and checkpoints of others.'

/** The pinned end is not in the log. */
export function cutOff(head: LogHead | undefined, { head: pinned }: Pin): RingiError {
  const found = head?.seq ?? 0
  const short = found < pinned.seq
  const message = short
    ? `The log ends with entry ${found}; this home has written ${pinned.seq}.`
    : `The log up to entry ${pinned.seq} is not the one that this home has written.`
  const details = { line: Math.min(found, pinned.seq), pinned: pinned.hash }
  return new RingiError(short ? 'log.truncated' : 'log.tampered', message, { hint: HINT, details })
}

/** The log has entries that this home has not written. */
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

/** Another process has logged something in between. */
export function loggedMeanwhile(): RingiError {
  return new RingiError('log.busy', 'Another command logged something meanwhile; nothing was done here.', {
    hint: 'Run the command again.',
  })
}
