import type { NamedDigest } from '../../vault/digest.js'
import type { Groups, Quorum } from '../parameters/quorum.js'
import type { PlaceBook } from './places.js'
import type { SignedBy } from './signed-by.js'

/** What a spending policy of one vault says beside its rules. */
export interface PolicyTerms {
  readonly name: string
  readonly network: string
  /** The vault's digest. */
  readonly vault: string
  readonly version: number
  /** The digests of the versions before: none for a first one, several where it ends a fork. */
  readonly previous: readonly string[]
  /** Whose coins lie in the vault. */
  readonly owner: string | undefined
  readonly groups: Groups
  readonly places: PlaceBook
  /** Who has to approve the next version; M of the vault's cosigners unless said otherwise. */
  readonly changes: Quorum | undefined
  /** Who can let a proposal pass a rule, and which rules. */
  readonly exceptions: (Quorum & { readonly rules: readonly string[] }) | undefined
  /** Whether what other machines' logs say counts for a proposal only where a checkpoint covers it. */
  readonly checkpoints: boolean
  /** Whose signatures balance statements, labels and snapshots need; undefined where anybody's word is taken. */
  readonly signedBy: SignedBy | undefined
  /** How far a log may be ahead of the clock, in milliseconds. */
  readonly clockTolerance: number
  /** Of the file, to the byte: what is approved is what was read, comments included. */
  readonly digest: NamedDigest
}
