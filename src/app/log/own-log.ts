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
  const whose = cosigner === undefined ? 'a copy of it' : `a checkpoint by ${cosigner}`
  const message = `The log of this home ends with entry ${last}, and does not have its entry ${seq} as ${whose} knows it.`
  return new RingiError('log.rolled-back', message, {
    hint: 'The home was brought back from an old copy, or the copy is false. Do not sign on this machine before you know which.',
    details: { entry: seq ?? 0, hash, ...(file === undefined ? {} : { file }) },
  })
}
