import type { Unread } from '../../app/batch/unread.js'
import type { Failure } from '../../app/blocked.js'
import type { Finding, Where } from '../../base/finding.js'
import {
  count,
  either,
  flag,
  list,
  type MemberShapes,
  matching,
  nullable,
  oneOf,
  optional,
  type Recorded,
  record,
  type Shape,
  tested,
  text,
} from '../../base/shape.js'
import { fingerprint, hash, logName, path, words } from '../../base/vocabulary.js'
import { sats } from '../../chain/vocabulary.js'
import { networkName, scheme, scriptTypeName } from '../../vault/vocabulary.js'
import { file, said, signedSats } from './build.js'

/** Who has signed. */
export const signatures = record({
  required: count,
  complete: flag,
  cosigners: list(record({ name: text, fingerprint, signed: oneOf('all', 'some', 'none') })),
})

/** The code of what a review has shown, for `--approve DIGEST:CODE`. */
export const approval = matching(/^[0-9a-f]{32}$/)

/** A place in a vault. */
export const place = nullable(record({ change: flag, index: count }))

/** A vault by name and digest. */
export const vaultReference = record({ name: text, digest: hash })

/** What a vault's file says. */
const vaultRecord = {
  name: text,
  network: networkName,
  threshold: count,
  scriptType: scriptTypeName,
  sorted: flag,
  scheme: optional(scheme),
  cosigners: list(record({ name: text, fingerprint, path, xpub: text, unsigned: optional(flag) })),
  descriptor: text,
  digest: hash,
  words,
}

const vaultFields = { ...vaultRecord, firstAddress: text }

/** A vault, and the hash of what its scripts are made of. */
export const shownVault = record({ ...vaultFields, identity: hash })

/** A vault that was written to a file. */
export const writtenVault = record({ ...vaultFields, file })

/** A vault that was read from another program's file. */
export const importedVault = record({ ...vaultFields, file, format: text })

/** A vault that was pinned. */
export const registeredVault = record({ ...vaultFields, registered: flag })

const where = tested<Where>(
  {
    type: 'object',
    properties: { input: count.schema, output: count.schema },
    additionalProperties: false,
    maxProperties: 1,
  },
  isWhere,
)

function isWhere(value: unknown): value is Where {
  return either(record({ input: count }), record({ output: count }), record({}))(value)
}

/**
 * A finding of a policy's rule names the rule and its line in the policy, what of it the clock does not change, and from
 * when on waiting has cured it; one of several files names its file.
 */
export const finding = said<Finding>(
  record({
    code: text,
    severity: oneOf('block', 'warn', 'info'),
    message: text,
    where,
    rule: optional(text),
    line: optional(count),
    from: optional(text),
    file: optional(text),
    args: optional(list(text)),
  }),
)

/** The vault of a policy, which says its digest; the name is null where the command was not told which vault that is. */
const policyVault = record({ name: nullable(text), digest: hash })

const nothing = tested<null>({ type: 'null' }, (value): value is null => value === null)

/** A policy, with what each of its rules is set to. */
export const policy = {
  name: text,
  network: networkName,
  vault: policyVault,
  version: count,
  /** A list where it ends a fork. */
  previous: either(hash, list(hash), nothing),
  owner: nullable(text),
  digest: hash,
  words,
  rules: list(
    record({ rule: text, severity: oneOf('block', 'warn'), summary: text, set: text, line: count }),
  ),
}
/** How far logs have come. */
export const logs = list(record({ log: logName, entryCount: count, head: hash, time: text }))

/** The last entry of a log that is sealed, with the words of its hash. */
export const logEnd = record({ log: logName, entryCount: count, head: hash, words })

/** Why a command fails, or one of its results. */
export const failure = said<Failure>(record({ code: text, message: text }))

const failed = said<Unread>(record({ file: text, code: text, message: text }))

/** What leaves a vault with several proposals. */
export const leaving = record({ payments: sats, fee: signedSats, leaves: signedSats })

const batch = record({
  digest: hash,
  words,
  approval,
  proposalCount: count,
  openCount: count,
  totals: leaving,
  destinations: list(record({ to: text, value: sats })),
  items: list(
    record({
      ...{ files: list(text), digest: hash, txid: hash, fee: signedSats },
      payments: list(record({ to: text, value: sats })),
      signedBy: list(text),
      blocked: nullable(text),
      findings: list(finding),
    }),
  ),
  unread: list(failed),
})

/** A folder of proposals that was reviewed. */
export const reviewedBatch = record({ batch, sealed: flag })

/** A folder of proposals with which something was done. */
export const batchReport = record({
  batch,
  results: list(
    record({
      file: text,
      status: oneOf('done', 'already', 'failed'),
      out: nullable(text),
      error: nullable(failure),
    }),
  ),
})

/** For a single proposal these fields; for a folder of them, what `folder` says. */
export function singleOrFolder<T, M extends MemberShapes>(
  folder: Shape<T>,
  fields: M,
): Shape<Recorded<M> | T> {
  return either(record(fields), folder)
}
