import { type Finding, finding } from '../../bitcoin/finding.js'
import { SEQUENCE_FINAL, type Transaction } from '../../bitcoin/transaction.js'
import { LOCKTIME_THRESHOLD } from '../locktime.js'

/** A height that no chain reaches before about 2035, for when nobody knows how high the chain is. */
const FAR_HEIGHT = 5_500_000

/** About a month of blocks: how far a lock time against fee sniping may lie above an estimated height. */
const LEEWAY = 4_320

const RELATIVE_DISABLED = 0x80000000
const RELATIVE_SECONDS = 0x00400000

/** From when on a transaction can be mined: a block height, or a time in Unix seconds. */
export interface Earliest {
  readonly kind: 'block' | 'time'
  readonly at: number
}

/** From when on a transaction can be mined; undefined where nothing holds it back. */
export function earliestOf({ locktime, inputs }: Transaction): Earliest | undefined {
  if (locktime === 0 || inputs.every(({ sequence }) => sequence === SEQUENCE_FINAL)) return undefined
  return locktime < LOCKTIME_THRESHOLD ? { kind: 'block', at: locktime + 1 } : { kind: 'time', at: locktime }
}

/**
 * Lock times, sequences and a version that would hold a transaction back or that nodes would not relay. `height` is that
 * of the chain, where it can be estimated.
 */
export function checkTiming(transaction: Transaction, height: number | undefined): Finding[] {
  const { version, locktime } = transaction
  const found: Finding[] = []
  const held = earliestOf(transaction)
  const farthest = height === undefined ? FAR_HEIGHT : height + LEEWAY
  if (held !== undefined && locktime >= farthest) {
    found.push(
      finding('warn', 'locktime.not-final', `The transaction cannot be mined yet: ${inWords(held)}.`),
    )
  }
  if (version !== 1 && version !== 2) {
    const severity = version === 3 ? 'warn' : 'block'
    found.push(finding(severity, 'tx-version.unusual', `The transaction has the unusual version ${version}.`))
  }
  return [...found, ...checkSequences(transaction)]
}

function inWords({ kind, at }: Earliest): string {
  return kind === 'block' ? `not before block ${at}` : `not before Unix time ${at}`
}

/** Whether an input's sequence holds the transaction back: from version 2 on, one without the high bit (BIP 68). */
export function isRelativeLock({ version }: Transaction, sequence: number): boolean {
  return version >= 2 && sequence < RELATIVE_DISABLED && (sequence & 0xffff) !== 0
}

function checkSequences(transaction: Transaction): Finding[] {
  return transaction.inputs.flatMap(({ sequence }, input) => {
    if (!isRelativeLock(transaction, sequence)) return []
    const amount = sequence & 0xffff
    const span = sequence & RELATIVE_SECONDS ? `${amount * 512} seconds` : `${amount} blocks`
    return [
      finding('warn', 'sequence.unusual', `This coin can only be spent ${span} after it was confirmed.`, {
        input,
      }),
    ]
  })
}
