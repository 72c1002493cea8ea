import { fromHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Seal } from '../../log/seal.js'
import { named } from '../../vault/digest.js'
import { type Context, styleOn } from '../context.js'
import type { VerifiedLog } from '../log/verified-log.js'
import { printText } from '../print.js'
import { comparisonRows } from '../render/comparison-words.js'
import { quoted, type Shown, shown } from '../render/shown.js'
import { type Style, table } from '../render/style.js'
import { changesOf, type PinChange, pinsOf } from './pins.js'
import { unsealed } from './refusals.js'

/** Tells whoever is about to open the key what was written without it since the last seal: from now on it would be sealed. */
export async function tellUnsealed(context: Context, log: VerifiedLog): Promise<void> {
  const { claimedSeal: claimed, unsealed } = log
  if (claimed === undefined) return
  const changes = changesOf(claimed.seal.pins, await pinsOf(log.home))
  if (unsealed.length + changes.length === 0) return
  printText(context.io, 'stderr', unsealedText(log, changes, styleOn('stderr', context)))
}

/**
 * Shows the last entry that the key has sealed: a home that was brought back whole shows an earlier one. What was written
 * without the key since is told as well.
 */
export async function tellSealed(context: Context, log: VerifiedLog): Promise<void> {
  const seal = log.claimedSeal?.seal
  // Twelve words take their time: they are for people.
  if (seal !== undefined && context.io.terminal !== undefined)
    printText(context.io, 'stderr', sealedHeadText(seal, styleOn('stderr', context)))
  await tellUnsealed(context, log)
}

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

/** Throws `home.unsealed` where there is no seal, `log.rolled-back` where it is not the one that `--log-head` names. */
export function requireLogHead(
  expected: string | undefined,
  { claimedSeal }: VerifiedLog,
  key: string,
): void {
  if (claimedSeal === undefined) throw unsealed(key, 'it has no seal')
  if (expected === undefined || expected === claimedSeal.seal.hash) return
  throw new RingiError(
    'log.rolled-back',
    'The last entry that is sealed is not the one that --log-head names.',
    {
      hint: 'The home may have been brought back from an old copy. Compare it with what was noted after the last signing.',
      details: { expected, actual: claimedSeal.seal.hash, entry: claimedSeal.seal.seq },
    },
  )
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
