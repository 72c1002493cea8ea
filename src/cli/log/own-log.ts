import { RingiError } from '../../bitcoin/error.js'
import { entryHash } from '../../log/entry.js'
import type { Home } from '../../platform/home.js'
import type { KnownHead } from './known-heads.js'
import { readPin } from './pin.js'
import { VerifiedLog } from './verified-log.js'

/** What the log of this home calls itself; undefined before its first entry. */
export async function ownLogName(home: Home): Promise<string | undefined> {
  return (await readPin(home))?.head?.log
}

/**
 * Makes sure that the log of this home has the entries of its own that others know, by a copy or a checkpoint of it: a home
 * that was brought back from an old copy lacks what came later. Throws `log.rolled-back`.
 */
export async function requireOwnEntries(home: Home, known: readonly KnownHead[]): Promise<void> {
  if (known.length === 0) return
  const wanted = new Set(known.map(({ seq }) => seq))
  const hashes = new Map<number, string>()
  const { head } = await VerifiedLog.read(home, {
    take: ({ seq }, line) => {
      if (wanted.has(seq)) hashes.set(seq, entryHash(line))
    },
  })
  const lacking = known.find(({ seq, hash }) => hashes.get(seq as number) !== hash)
  if (lacking !== undefined) throw rolledBack(lacking, head?.seq ?? 0)
}

function rolledBack({ seq, hash, cosigner, file }: KnownHead, last: number): RingiError {
  const whose = cosigner === undefined ? 'a copy of it' : `a checkpoint by ${cosigner}`
  const message = `The log of this home ends with entry ${last}, and does not have its entry ${seq} as ${whose} knows it.`
  return new RingiError('log.rolled-back', message, {
    hint: 'The home was brought back from an old copy, or the copy is false. Do not sign on this machine before you know which.',
    details: { entry: seq ?? 0, hash, ...(file === undefined ? {} : { file }) },
  })
}
