import type { Finding } from '../../base/finding.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Outcome } from '../command.js'
import type { DataOf } from '../schemas/index.js'
import { table } from './style.js'

/** What generate and restore print. */
export function newKeyOutcome<E extends object>(
  record: StoredKey,
  findings: readonly Finding[],
  extra: E,
): Outcome<DataOf<'key restore'> & E> {
  const { name, fingerprint, network, words: wordCount } = record
  return {
    data: { name, fingerprint, network, wordCount, passphrase: record.passphrase, ...extra },
    findings,
    text: style =>
      table([
        [style.words.key, style.bold(name)],
        [style.words.fingerprint, fingerprint],
        [style.words.network, network],
      ]),
  }
}
