import { toHex } from '../../base/bytes.js'
import { publishedBytes } from '../../bitcoin/published-data.js'
import { formatOutPoint } from '../../bitcoin/transaction.js'
import { satsPerVbyte } from '../../chain/fee-rate.js'
import type { EvaluatedVault, ProposalFacts, Totals } from '../../proposal/facts.js'
import { type Reviewed, signingProgress } from '../../proposal/progress.js'
import type { ReviewedInput, ReviewedOutput, ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { cosignerName } from '../../vault/cosigners.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { codeOfApprovals } from '../../words/approval-code.js'

/** A review in JSON output; docs/json.md and `ringi schema review` describe it. */
export function reviewData(reviewed: ReviewedPsbt) {
  const { vault, transaction, inputs, outputs, totals, notes, vsize, txid, digest } = reviewed.facts
  return {
    digest: digest.hex,
    words: digest.words,
    approval: codeOfApprovals([reviewed.approval]),
    txid,
    network: vault.network.name,
    vault: nameAndDigest(vault),
    locktime: transaction.locktime,
    inputs: inputs.map((input, index) => inputData(input, index, vault)),
    outputs: outputs.map(outputData),
    totals: totalsData(totals),
    feeRate: satsPerVbyte(totals.fee, vsize),
    vsize,
    signatures: signaturesData(reviewed),
    memo: notes.memo ?? null,
    reference: notes.reference ?? null,
    proposer: notes.proposer ?? null,
  }
}

/** What a proposal moves, in JSON output. */
function totalsData(totals: Totals) {
  return {
    in: String(totals.in),
    out: String(totals.out),
    payments: String(totals.payments),
    change: String(totals.change),
    self: String(totals.self),
    fee: String(totals.fee),
  }
}

/** A proposal that was reviewed, of a vault of whatever chain. */
interface AnyReviewed {
  readonly facts: Pick<ProposalFacts<EvaluatedVault>, 'vault' | 'signers' | 'digest' | 'txid' | 'totals'>
}

/** What was done to, in JSON output: transaction, vault and amounts of a proposal, and who has signed it. */
export function progressData(reviewed: AnyReviewed) {
  const { digest, txid, vault, totals } = reviewed.facts
  return {
    digest: digest.hex,
    words: digest.words,
    txid,
    vault: nameAndDigest(vault),
    totals: totalsData(totals),
    signatures: signaturesData(reviewed),
  }
}

/** Who has signed, in JSON output. */
export function signaturesData(reviewed: Reviewed) {
  const { required, complete, cosigners } = signingProgress(reviewed)
  return {
    required,
    complete,
    cosigners: cosigners.map(({ cosigner: { name, fingerprint }, signed }) => ({
      name,
      fingerprint,
      signed,
    })),
  }
}

function inputData(
  { outPoint, value, address, proven, signers }: ReviewedInput,
  index: number,
  vault: Vault,
) {
  return {
    index,
    outpoint: formatOutPoint(outPoint),
    value: value === undefined ? null : String(value),
    address: address?.address ?? null,
    path: placeData(address),
    proven,
    signedBy: [...signers.keys()].map(place => cosignerName(vault, place)),
  }
}

function outputData({ address, script, value, kind, place, label }: ReviewedOutput, index: number) {
  const published = publishedBytes(script)
  return {
    index,
    address: address ?? null,
    script: toHex(script),
    published: published === undefined ? null : toHex(published),
    value: String(value),
    kind,
    path: placeData(place),
    label: label ?? null,
  }
}

/** A place in the vault, in JSON output. */
function placeData(address: VaultAddress | undefined) {
  return address === undefined ? null : { change: address.branch === 1, index: address.index }
}
