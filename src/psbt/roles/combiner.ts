import { toHex } from '../../base/bytes.js'
import { errorOf, RingiError, within } from '../../base/error.js'
import { type Finding, finding, standingIn } from '../../base/finding.js'
import { type Field, INPUT, withoutFields } from '../../bitcoin/psbt-fields.js'
import type { Vault } from '../../vault/vault.js'
import { withoutCheckpoints } from '../carried-checkpoints.js'
import type { Psbt } from '../codec/psbt.js'
import { Proofs } from '../proofs.js'
import type { ReviewedPsbt } from '../review/reviewed-psbt.js'
import { type ReviewOptions, review } from '../review/reviewer.js'
import { withSharedPrevious } from '../review/shared-previous.js'
import { learnPlaces, previousTransactions, withEachPrevious } from './combine/coins.js'
import { requireProposal } from './combine/proposal.js'
import { rebuild } from './combine/rebuild.js'

/** A PSBT with the name of its file, so that an objection can say whose it is. */
export interface NamedPsbt {
  readonly name: string
  readonly psbt: Psbt
}

/** Everybody's verified signatures on one proposal. */
export interface CombinedPsbt {
  readonly psbt: Psbt
  readonly reviewed: ReviewedPsbt
  /** What was left out on the way; beside the findings of the review. */
  readonly findings: readonly Finding[]
}

/** Copies of one transaction. */
interface Copies {
  readonly files: readonly NamedPsbt[]
  /** For each input the previous transaction that proves its coin, where any of the copies has it. */
  readonly previous: readonly (Uint8Array | undefined)[]
  /** Reviews one of them with what any of them knows of coins and outputs. Throws what {@link review} throws. */
  readonly review: (file: NamedPsbt) => ReviewedPsbt
}

/** Gathers copies of one transaction: what one leaves out, as other programs do once they have signed, another may have. */
export function gatherCopies(
  vault: Vault,
  given: readonly NamedPsbt[],
  options: ReviewOptions & { readonly proofs: Proofs },
): Copies {
  const { proofs } = options
  const files = given.map(({ name, psbt }) => ({
    name,
    psbt: withSharedPrevious(withoutCheckpoints(psbt), proofs),
  }))
  const previous = previousTransactions(files, proofs)
  learnPlaces(vault, files, previous, proofs)
  return { files, previous, review: ({ psbt }) => review(vault, withEachPrevious(psbt, previous), options) }
}

/**
 * The Combiner (BIP 174), which believes nobody: scripts, derivations and extended keys are rebuilt from the vault,
 * signatures are taken once they are verified (also out of final scripts), notes where nobody contradicts them, and
 * other fields only where every file has them, and none of the checkpoints: each copy has its signers', and who knows them
 * puts them back. The result is the same in whatever order the files come.
 * Throws `psbt.other-transaction`, `psbt.conflict`, `psbt.proposal-missing`, and the code of whatever blocks in one of the files, naming it.
 */
export function combine(
  vault: Vault,
  given: readonly NamedPsbt[],
  options: ReviewOptions = {},
): CombinedPsbt {
  if (given.length === 0) throw new RingiError('usage.invalid', { why: 'nothing-to-combine' })
  const proofs = options.proofs ?? new Proofs()
  const copies = gatherCopies(vault, given, { ...options, proofs })
  const { files, previous } = copies
  requireProposal(files, previous)
  const reviews = files.map(file => {
    const reviewed = copies.review(file)
    requireUnblocked(file.name, reviewed)
    return reviewed
  })
  refuseOtherTransactions(files, reviews)
  const psbt = rebuild(vault, files, reviews, previous)
  const reviewed = review(vault, psbt, { ...options, proofs })
  return {
    psbt,
    reviewed,
    findings: [...tellDropped(files, psbt), ...tellOtherDigests(files, reviews, reviewed)],
  }
}

function requireUnblocked(file: string, reviewed: ReviewedPsbt): void {
  const { blocking } = reviewed
  if (blocking === undefined) return
  throw within(errorOf(standingIn(blocking, 'copy'), { findings: reviewed.facts.findings }), { file })
}

function refuseOtherTransactions(files: readonly NamedPsbt[], reviews: readonly ReviewedPsbt[]): void {
  const txids = reviews.map(({ facts }) => facts.txid)
  const other = files.find((_, i) => txids[i] !== txids[0])
  if (other === undefined) return
  const names = [(files[0] as NamedPsbt).name, other.name]
  throw new RingiError('psbt.other-transaction', { files: names })
}

/** Warns where a file's memo, reference or labels are not those of the whole: its signer has approved another digest. */
function tellOtherDigests(
  files: readonly NamedPsbt[],
  reviews: readonly ReviewedPsbt[],
  { facts: { digest } }: ReviewedPsbt,
): Finding[] {
  const digests = reviews.map(({ facts }) => facts.digest.hex)
  const other = files.filter((_, i) => digests[i] !== digest.hex).map(({ name }) => name)
  if (other.length === 0) return []
  return [finding('warn', 'proposal.digest-mismatch', { why: 'copies', files: other })]
}

/** What combining turns into partial signatures, of an input's fields. */
const TURNED: readonly number[] = [INPUT.FINAL_SCRIPTSIG, INPUT.FINAL_SCRIPTWITNESS]

/** Tells of fields, in whatever map, that some of the files had and their combination has not. */
export function tellDropped(files: readonly { readonly psbt: Psbt }[], combined: Psbt): Finding[] {
  const kept = mapsOf(combined).map(fields => new Set(fields.map(keyOf)))
  const dropped = files.some(({ psbt }) =>
    mapsOf(psbt).some((fields, map) => fields.some(field => !(kept[map] as Set<string>).has(keyOf(field)))),
  )
  return dropped ? [finding('info', 'psbt.field-dropped')] : []
}

function mapsOf({ fields, inputs, outputs }: Psbt): (readonly Field[])[] {
  const ofInputs = inputs.map(input => withoutFields(input.fields, TURNED))
  return [fields, ...ofInputs, ...outputs.map(output => output.fields)]
}

function keyOf({ type, keydata }: Field): string {
  return `${type}:${toHex(keydata)}`
}
