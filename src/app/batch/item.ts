import { toHex } from '../../base/bytes.js'
import { type Finding, firstBlocking } from '../../base/finding.js'
import { proposed } from '../../log/proposal-events.js'
import { recordOf, type SignedRecord } from '../../log/signed-record.js'
import { type Approval, approvalOf, substanceOf } from '../../proposal/approval.js'
import type { Totals } from '../../proposal/facts.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { NamedDigest } from '../../vault/digest.js'
import type { ReviewSettings } from '../proposals/review-file.js'
import { type Sighted, sightedIn } from '../signing/sight.js'
import { type Copy, findingsIn } from './copy.js'

/** One proposal of a batch, with its copies: what is needed of it once it has been reviewed. */
export interface BatchItem {
  /** The files that hold it, signed or not, sorted by name, without those that were left out. */
  readonly files: readonly string[]
  /** The file that the others were made from, as far as names tell. */
  readonly original: string
  readonly digest: NamedDigest
  readonly txid: string
  readonly payments: readonly { readonly to: string; readonly value: bigint }[]
  readonly totals: Totals
  /** What is counted of it once it is signed. */
  readonly record: SignedRecord
  /** What was found, each with the file that it was found in. */
  readonly findings: readonly Finding[]
  /** What somebody who approves the batch has seen of it. */
  readonly approval: Approval
  /** What is logged of it where it is seen. */
  readonly sight: Sighted
  /** Names of those who have signed every input, in one copy or another. */
  readonly signedBy: ReadonlySet<string>
  /** Why nothing can be done with it. */
  readonly blocked: Finding | undefined
}

/** The proposal that these copies hold, on what it was reviewed. */
export function itemOf(
  copies: readonly Copy[],
  { grounds, inForce }: Pick<ReviewSettings, 'grounds' | 'inForce'>,
): BatchItem {
  const [{ reviewed }] = copies as [Copy]
  const { digest, txid, outputs, totals } = reviewed.facts
  const findings = once(copies.flatMap(findingsIn))
  return {
    files: copies.map(({ file }) => file),
    original: originalOf(copies),
    ...{ digest, txid, totals, findings },
    payments: outputs
      .filter(({ leaves }) => leaves)
      .map(({ address, script, value }) => ({ to: address ?? toHex(script), value })),
    record: recordOf(proposed(reviewed.facts), Date.now()),
    sight: sightedIn(reviewed, inForce),
    approval: approvalOf(digest.hex, findings, grounds),
    signedBy: new Set(copies.flatMap(copy => signersOf(copy.reviewed))),
    blocked: firstBlocking(findings),
  }
}

/** The shortest name, among files that can be signed by themselves: signing and combining make names longer. */
function originalOf(copies: readonly Copy[]): string {
  const whole = copies.filter(copy => copy.isWhole)
  const names = (whole.length > 0 ? whole : copies).map(({ file }) => file)
  return names.sort((a, b) => a.length - b.length)[0] as string
}

function signersOf({ facts: { inputs, vault } }: ReviewedPsbt): string[] {
  const places = vault.cosigners.map((_, place) => place)
  return places
    .filter(place => inputs.every(({ signers }) => signers.has(place)))
    .map(place => cosignerName(vault, place))
}

/** What several copies say once, with the first file that says it. */
function once(findings: readonly Finding[]): Finding[] {
  const said = new Map(findings.toReversed().map(one => [`${one.severity} ${substanceOf(one)}`, one]))
  return [...said.values()].toReversed()
}
