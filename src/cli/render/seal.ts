import type { VerifiedLog } from '../../app/log/verified-log.js'
import type { PinChange } from '../../app/seal/pins.js'
import type { HomeSummary } from '../../app/seal/summary.js'
import { fromHex } from '../../base/bytes.js'
import type { Seal } from '../../log/seal.js'
import { type NamedDigest, named } from '../../vault/digest.js'
import { comparisonRows } from './comparison-words.js'
import { quoted, type Shown, shown } from './shown.js'
import { type Style, table } from './style.js'

/** The last entry that is sealed, for people: its number, hash and words. */
export function sealedHeadText({ seq, hash }: Pick<Seal, 'seq' | 'hash'>, style: Style): Shown {
  const { words } = style
  // Apart from the longest label, so that the hash fits into 80 columns.
  const number = table([[words.sealedHead, seq]])
  const rows = table([
    [words.head, hash],
    [words.words, style.dim(words.compare)],
  ])
  return shown`${number}${rows}${comparisonRows(named(fromHex(hash)).words, style)}`
}

/** More than this are counted, not listed. */
const MOST_LISTED = 20

/** What was written without the key since the last seal, for people. */
export function unsealedText({ unsealed }: VerifiedLog, changes: readonly PinChange[], style: Style): Shown {
  const { words, bold, dim } = style
  const listed = unsealed.slice(-MOST_LISTED)
  const left = unsealed.length - listed.length
  return shown`${bold(words.unsealedSince)}\n${[
    ...(left === 0 ? [] : [shown`  ${dim(words.andMore(left))}\n`]),
    ...listed.map(
      ({ seq, time, event, actor }) => shown`  ${seq}  ${time}  ${quoted(event)}  ${quoted(actor)}\n`,
    ),
    ...changes.map(
      ({ kind, name, change }) => shown`  ${kind}/${quoted(name)}  ${words.pinChanges[change]}\n`,
    ),
  ]}`
}

/** For people: the words of every vault, every policy and the last entry of the log. */
export function summaryText(
  { vaults, accounts, policies, head, log, changes, digest }: HomeSummary,
  style: Style,
): Shown {
  const { words, bold } = style
  const compared = (label: string, what: Shown, { hex, words: twelve }: NamedDigest) =>
    shown`${table([
      [label, what],
      ['', hex],
    ])}${comparisonRows(twelve, style)}`
  return shown`${[
    ...[...vaults, ...accounts].map(vault => compared(words.vault, bold(vault.name), vault.digest)),
    ...policies.map(({ policy }) =>
      compared(words.policy, bold(`${policy.name} ${policy.version}`), policy.digest),
    ),
    compared(words.head, bold(String(head.seq)), named(fromHex(head.hash))),
    ...(log.claimedSeal === undefined ? [] : [unsealedText(log, changes, style)]),
    table([[words.digest, digest.hex]]),
  ]}`
}
