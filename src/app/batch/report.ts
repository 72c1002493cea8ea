import type { Finding } from '../../base/finding.js'
import type { Failure } from '../blocked.js'
import type { Batch } from './batch.js'
import type { Unread } from './unread.js'

/** What became of one proposal. */
export interface Result {
  readonly file: string
  readonly status: 'done' | 'already' | 'failed'
  /** What was written. */
  readonly out: string | null
  readonly error: Failure | null
}

/** What was done with a batch, what had been done before, and what failed. */
export interface BatchReport {
  readonly batch: Batch
  readonly results: readonly Result[]
  /** The first that failed. */
  readonly failure: Failure | undefined
  readonly findings?: readonly Finding[]
}

/** The report of a batch; what could not be read is part of it. */
export function reportOf(batch: Batch, done: readonly Result[]): BatchReport {
  const results = [...done, ...batch.unread.map(unreadResult)]
  const failed = results.find(({ error }) => error !== null)?.error ?? undefined
  return { batch, results, failure: failed }
}

function unreadResult({ file, ...cause }: Unread): Result {
  return { file, status: 'failed', out: null, error: cause }
}
