import type { Entry } from './entry.js'
import type { KeptCheckpoint } from './kept-checkpoints.js'
import type { ReachedHead } from './places.js'
import { greaterWorth, NOBODY, type Worth } from './worth.js'

/** What a log's checkpoints cover: up to an entry's number, worth that much. The furthest first. */
type Covers = ReadonlyMap<string, readonly { readonly upTo: number; readonly worth: Worth }[]>

/** An entry that a cosigner has signed for, and since when one's own sealed log knows that. */
type CoveredHead = Pick<ReachedHead, 'log' | 'seq' | 'cosigner'> & Pick<KeptCheckpoint, 'since'>

function coversOf(reached: readonly CoveredHead[]): Covers {
  return new Map(reached.map(({ log }) => [log, coversOfLog(reached.filter(one => one.log === log))]))
}

// Who has signed for an entry has signed for all before it.
function coversOfLog(reached: readonly CoveredHead[]) {
  let worth = NOBODY
  return [...reached]
    .sort((a, b) => b.seq - a.seq)
    .map(({ seq, cosigner, since }) => {
      worth = greaterWorth(worth, { by: 'cosigners', since: new Map([[cosigner as string, since]]) })
      return { upTo: seq, worth }
    })
}

/** How much an entry is worth by the cosigners who have signed for it, or for one behind it in the same log. */
export function worthByHeads(heads: readonly CoveredHead[]): (entry: Pick<Entry, 'log' | 'seq'>) => Worth {
  const covers = coversOf(heads)
  return ({ log, seq }) => covers.get(log)?.findLast(({ upTo }) => seq <= upTo)?.worth ?? NOBODY
}
