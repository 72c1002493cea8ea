import { RingiError } from '../../base/error.js'
import type { KnownHead } from '../../log/places.js'
import type { VerifiedLog } from './verified-log.js'

/**
 * Makes sure that the log of this home has the entries of its own that others know, by a copy or a checkpoint of it: a home
 * that was brought back from an old copy lacks what came later. Throws `log.rolled-back`.
 */
export function requireOwnEntries(log: VerifiedLog, known: readonly KnownHead[]): void {
  const lacking = known.find(({ seq, hash }) => log.hashAt(seq as number) !== hash)
  if (lacking !== undefined) throw rolledBack(lacking, log.head?.seq ?? 0)
}

function rolledBack({ seq, hash, cosigner, file }: KnownHead, last: number): RingiError {
  return new RingiError('log.rolled-back', {
    why: 'entry-lacking',
    last,
    entry: seq ?? 0,
    hash,
    cosigner,
    file,
  })
}
