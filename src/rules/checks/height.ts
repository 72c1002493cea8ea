import type { ArgsOf } from '../../base/codes.js'
import type { Finding } from '../../base/finding.js'
import { isoTime } from '../../base/time.js'
import type { Network } from '../../chain/network.js'
import type { Mark } from '../../log/reach.js'
import { broken, doubtful, type Subject } from '../engine/rule.js'
import { furthest, heightsOf } from './clock.js'
import { isSigned } from './signed-word.js'

/** A height of the chain, and when that was so (Unix milliseconds). */
interface KnownHeight {
  readonly value: number
  readonly time: number
}

/** What is wrong with a height: it cannot be, or it is far from the last one and may be mistyped. */
interface HeightDoubt {
  readonly kind: 'impossible' | 'jump'
  readonly args: ArgsOf<'rule.rolling-limit'>
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
    const args = { why: 'height-impossible', height, known: value, time: isoTime(time), expected } as const
    return { kind: 'impossible', args }
  }
  return undefined
}

// The first height of all has nothing to jump from.
function jumpFrom(highest: number, height: number): HeightDoubt | undefined {
  if (!Number.isFinite(highest) || height <= highest + LARGEST_JUMP) return undefined
  return { kind: 'jump', args: { why: 'height-jump', height, above: height - highest, highest } }
}

/** Says whether the height that was given is behind what the logs know already, or cannot be. */
export function checkHeight(subject: Subject): Finding[] {
  const { evidence, proposal } = subject
  const { height, now, history } = evidence
  if (height === undefined) return []
  const marks = heightsOf(history, proposal.vault)
  return [...behind(height, furthest(marks)), ...doubts({ height, now }, marks, subject)]
}

function behind(height: number, highest: Mark | undefined): Finding[] {
  if (highest === undefined || highest.value <= height) return []
  const { log, entry, value } = highest
  return [broken('rule.rolling-limit', { why: 'height-below', height, known: value, entry, log })]
}

function doubts(given: { height: number; now: number }, marks: readonly Mark[], subject: Subject): Finding[] {
  const stated = statedHeight(subject)
  const known = stated === undefined ? marks : [...marks, stated]
  const doubt = heightDoubt({ ...given, network: subject.proposal.vault.network }, known)
  if (doubt === undefined) return []
  const { kind, args } = doubt
  return [kind === 'jump' ? doubtful('rule.rolling-limit', args) : broken('rule.rolling-limit', args)]
}

/** The height of the balance statement, where those whom the policy names have signed it. */
function statedHeight(subject: Subject): KnownHeight | undefined {
  const { balances, madeUp } = subject.evidence
  if (balances?.chain === undefined || madeUp || subject.policy.signedBy === undefined) return undefined
  return isSigned(balances.digest, subject)
    ? { value: balances.chain.height, time: balances.time }
    : undefined
}
