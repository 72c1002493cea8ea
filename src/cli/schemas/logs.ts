import { anything, count, exactly, flag, list, matching, nullable, record, text } from '../../base/shape.js'
import { fingerprint, hash, logName, words } from '../../base/vocabulary.js'
import { NONCE } from '../../log/checkpoint.js'
import { file, type Schemas } from './build.js'
import { logEnd, logs, vaultReference } from './shapes.js'

/** Of the commands for logs. */
export const LOGS = {
  'log show': record({ logs, entries: list(anything) }),
  'log verify': record({
    logs,
    reached: list(
      record({
        log: logName,
        seq: count,
        hash,
        newEntryCount: count,
        cosigner: nullable(text),
        file: nullable(text),
      }),
    ),
  }),
  'log checkpoint': record({
    file,
    words,
    checkpoint: record({
      ringi: exactly(2),
      kind: exactly('checkpoint'),
      log: logName,
      seq: count,
      hash,
      time: text,
      signed: text,
      for: nullable(matching(NONCE)),
      vault: vaultReference,
      cosigner: record({ name: text, fingerprint }),
      signature: text,
    }),
  }),
  'home seal': record({
    key: text,
    counter: count,
    log: logEnd,
    vaults: list(record({ name: text, digest: hash, words })),
    policies: list(record({ vault: vaultReference, name: text, version: count, digest: hash, words })),
    digest: hash,
  }),
  'log merge': record({ file, entryCount: count, logs }),
  'log correct': record({
    file,
    /** Whether this log has it now; else it is one cosigner's, in a file. */
    applied: flag,
    correction: record({
      vault: vaultReference,
      log: text,
      entry: count,
      hash,
      field: text,
      corrected: text,
    }),
    signedBy: list(text),
  }),
} as const satisfies Schemas
