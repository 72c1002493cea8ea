import type { LogHead } from '../../log/hash-chain.js'
import type { Shown } from './shown.js'
import { type Style, table } from './style.js'

/** How far logs have come, for `--json`. */
export function headsData(heads: readonly LogHead[]) {
  return heads.map(({ log, seq, hash, time }) => ({ log, entryCount: seq, head: hash, time }))
}

/** How far logs have come, for people. */
export function headsText(heads: readonly LogHead[], { words, bold }: Style): Shown {
  return table(
    heads.flatMap(({ log, seq, hash, time }) => [
      [words.log, bold(log)],
      [words.entries, `${seq}  ${time}`],
      [words.head, hash],
    ]),
  )
}
