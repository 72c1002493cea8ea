import { unlessRefused } from '../base/error.js'
import type { Vault } from '../vault/vault.js'
import { type VerifiedCheckpoint, verifyCheckpoint } from './attestation.js'
import { parseCheckpoint } from './checkpoint.js'
import type { RunningHistory } from './history.js'

/** A checkpoint that a log has kept of another one. */
export interface KeptCheckpoint extends Pick<VerifiedCheckpoint, 'cosigner' | 'log' | 'seq' | 'hash'> {
  /** Since when this machine's own sealed log has it, Unix milliseconds; undefined where only another's does. */
  readonly since: number | undefined
}

/** The checkpoints by cosigners of `vault` that a history's logs have kept. This machine has verified its own already. */
export function keptCheckpoints(history: RunningHistory | undefined, vault: Vault): KeptCheckpoint[] {
  return [...(history?.met.files ?? [])].flatMap(([file, since]) => {
    const one = unlessRefused(() => (since === undefined ? verifyCheckpoint(file, vault) : own(file, vault)))
    return one === undefined ? [] : [{ ...one, since }]
  })
}

function own(file: string, vault: Vault): Omit<KeptCheckpoint, 'since'> | undefined {
  const { cosigner, log, seq, hash, vault: of } = parseCheckpoint(file)
  return vault.isNamedBy(of.digest) ? { cosigner: cosigner.name, log, seq, hash } : undefined
}
