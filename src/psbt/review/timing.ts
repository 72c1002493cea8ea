import { type Finding, finding } from '../../base/finding.js'
import { LOCKTIME_THRESHOLD, SEQUENCE_FINAL, type Transaction } from '../../bitcoin/transaction.js'
import type { Network } from '../../chain/network.js'
import type { Instant } from '../../proposal/facts.js'

/** A height that no chain reaches before about 2035, for when nobody knows how high the chain is. */
const FAR_HEIGHT = 5_500_000

/** About a month of blocks: how far a lock time against fee sniping may lie above an estimated height. */
const LEEWAY = 4_320

/** By how much the median time of blocks, which a lock time is compared with, may lie behind the clock (BIP 113). */
const MEDIAN_LAG = 2 * 3_600_000

const RELATIVE_DISABLED = 0x80000000
const RELATIVE_SECONDS = 0x00400000

/** From when on a transaction can be mined; undefined where nothing holds it back. */
export function earliestOf({ locktime, inputs }: Transaction): Instant | undefined {
  if (locktime === 0 || inputs.every(({ sequence }) => sequence === SEQUENCE_FINAL)) return undefined
  return locktime < LOCKTIME_THRESHOLD ? { kind: 'block', at: locktime + 1 } : { kind: 'time', at: locktime }
}

/** What this machine takes the time to be, and what it is at least (Unix milliseconds): a clock before that is wrong. */
export interface Clock {
  readonly now: number
  readonly least: number
}

/**
 * Lock times, sequences and a version that would hold a transaction back or that nodes would not relay. Lock times are
 * evaluated by the clock, where there is one.
 */
export function checkTiming(transaction: Transaction, network: Network, clock: Clock | undefined): Finding[] {
  const { version } = transaction
  const found = checkLockTime(transaction, network, clock)
  if (version !== 1 && version !== 2) {
    // Bitcoin Cash has had no other version since May 2023.
    const severity = version === 3 && !network.chain.forkId ? 'warn' : 'block'
    found.push(finding(severity, 'tx-version.unusual', { version }))
  }
  return [...found, ...checkSequences(transaction)]
}

function checkLockTime(transaction: Transaction, network: Network, clock: Clock | undefined): Finding[] {
  const held = earliestOf(transaction)
  if (held === undefined || hasCome(held, network, clock)) return []
  const { kind, at } = held
  const isUnknown = clock !== undefined && clock.now < clock.least && !isFar(held)
  return [finding('warn', isUnknown ? 'locktime.unknown' : 'locktime.not-final', { kind, at })]
}

/** Whether that block or time has come, as far as network and clock tell; about a month more is granted to a height. */
function hasCome(held: Instant, { known, spacing }: Network, clock: Clock | undefined): boolean {
  const isRight = clock !== undefined && clock.now >= clock.least
  const now = isRight ? clock.now : known?.time
  if (held.kind === 'time')
    return clock !== undefined && now !== undefined && held.at * 1000 <= now - MEDIAN_LAG
  if (known === undefined || clock === undefined || now === undefined) return !isFar(held)
  return held.at <= known.height + Math.floor((now - known.time) / spacing) + LEEWAY
}

function isFar({ kind, at }: Instant): boolean {
  return kind === 'block' && at > FAR_HEIGHT
}

/** Whether an input's sequence holds the transaction back: from version 2 on, one without the high bit (BIP 68). */
export function isRelativeLock({ version }: Transaction, sequence: number): boolean {
  return version >= 2 && sequence < RELATIVE_DISABLED && (sequence & 0xffff) !== 0
}

function checkSequences(transaction: Transaction): Finding[] {
  return transaction.inputs.flatMap(({ sequence }, input) => {
    if (!isRelativeLock(transaction, sequence)) return []
    const span = sequence & 0xffff
    const args =
      sequence & RELATIVE_SECONDS
        ? ({ why: 'seconds', seconds: span * 512 } as const)
        : ({ why: 'blocks', blocks: span } as const)
    return [finding('warn', 'sequence.unusual', args, { input })]
  })
}
