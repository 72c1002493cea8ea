import type { Finding } from '../base/finding.js'
import type { VerifiedCheckpoint } from './attestation.js'
import type { RunningHistory } from './history.js'
import type { KeptCheckpoint } from './kept-checkpoints.js'
import type { OlderLog } from './older-logs.js'

/** What logs from elsewhere say, and what has to be known of them. */
export interface ForeignHistory {
  readonly history: RunningHistory
  /** The checkpoints that came with them, each of which one of the logs contains. */
  readonly checkpoints: readonly VerifiedCheckpoint[]
  /** The checkpoints that these logs have kept of others. */
  readonly kept: readonly KeptCheckpoint[]
  /** Logs of machines that this one may have replaced. */
  readonly older: readonly OlderLog[]
  /** Whether one of the logs contains the entry that a checkpoint is of. */
  contains(checkpoint: Pick<VerifiedCheckpoint, 'log' | 'seq' | 'hash'>): boolean
  readonly findings: readonly Finding[]
}
