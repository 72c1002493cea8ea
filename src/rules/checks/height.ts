import { isoTime } from '../../base/time.js'
import type { Network } from '../../chain/network.js'
import type { Mark } from '../../log/reach.js'
import { broken, doubtful, type Subject, type Verdict } from '../engine/rule.js'
import { furthest, heightsOf } from './clock.js'
import { isSigned } from './signed-word.js'

/** A height of the chain, and when that was so (Unix milliseconds). */
interface KnownHeight {
  readonly value: number
  readonly time: number
}

/** What is wrong with a height: it cannot be, or it is far from the last one and may be mistyped. */
export interface HeightDoubt {
  readonly kind: 'impossible' | 'jump'
  readonly message: string
}

/** A block more or less than one expects, after no time at all; and the share of the time by which a chain is off. */
const SLACK = { blocks: 144, share: 0.05 }

/** How far a chain whose blocks are made at will may go on between two signatures, unless somebody confirms it. */
const LARGEST_JUMP = 1_000

/**
 * What is wrong with `height` at `now` (Unix milliseconds), by the clock and by heights that are known: where a chain has a
 * spacing, it has gone on by about one block in that time, since each of them and since the block that is known of it.
 */
export function heightDoubt(
  { height, now, network }: { readonly height: number; readonly now: number; readonly network: Network },
  heights: readonly KnownHeight[],
): HeightDoubt | undefined {
  if (network.blocksAtWill) return jumpFrom(Math.max(...heights.map(({ value }) => value)), height)
  const { known, spacing } = network
  const all = [...heights, ...(known === undefined ? [] : [{ value: known.height, time: known.time }])]
  for (const { value, time } of all) {
    const passed = Math.max(0, now - time) / spacing
    const slack = SLACK.blocks + SLACK.share * passed
    const expected = Math.round(value + passed)
    if (Math.abs(height - (value + passed)) <= slack) continue
    const message = `The height ${height} cannot be: by the clock and by height ${value} of ${isoTime(time)} it is about ${expected}.`
    return { kind: 'impossible', message }
  }
  return undefined
}

// The first height of all has nothing to jump from.
function jumpFrom(highest: number, height: number): HeightDoubt | undefined {
  if (!Number.isFinite(highest) || height <= highest + LARGEST_JUMP) return undefined
  const message = `The height ${height} is ${height - highest} above ${highest}, the highest that the logs know.`
  return { kind: 'jump', message }
}

/** Says whether the height that was given is behind what the logs know already, or cannot be. */
export function heightVerdicts(subject: Subject): Verdict[] {
  const { evidence, proposal } = subject
  const { height, now, history } = evidence
  if (height === undefined) return []
  const marks = heightsOf(history, proposal.vault)
  return [...behind(height, furthest(marks)), ...doubts({ height, now }, marks, subject)]
}

function behind(height: number, highest: Mark | undefined): Verdict[] {
  if (highest === undefined || highest.value <= height) return []
  const { log, entry, value } = highest
  return [broken(`The height ${height} is below ${value}, which entry ${entry} of the log ${log} has.`)]
}

function doubts(given: { height: number; now: number }, marks: readonly Mark[], subject: Subject): Verdict[] {
  const stated = statedHeight(subject)
  const known = stated === undefined ? marks : [...marks, stated]
  const doubt = heightDoubt({ ...given, network: subject.proposal.vault.network }, known)
  if (doubt === undefined) return []
  return [doubt.kind === 'jump' ? doubtful(doubt.message) : broken(doubt.message)]
}

/** The height of the balance statement, where those whom the policy names have signed it. */
function statedHeight(subject: Subject): KnownHeight | undefined {
  const { balances, madeUp } = subject.evidence
  if (balances?.chain === undefined || madeUp || subject.policy.signedBy === undefined) return undefined
  return isSigned(balances.digest, subject)
    ? { value: balances.chain.height, time: balances.time }
    : undefined
}
