import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { sha256 } from '../../base/hash.js'
import { formatOutPoint, type OutPoint, transactionId } from '../../bitcoin/transaction.js'
import type { History } from '../../log/history.js'
import type { ProposedRecord } from '../../log/signed-record.js'
import type { Grounds } from '../../proposal/approval.js'
import { named } from '../../vault/digest.js'
import { Locator } from '../../vault/locate.js'
import { GAP } from '../../vault/search.js'
import type { Vault } from '../../vault/vault.js'
import { encodePsbt } from '../codec/encode.js'
import { type Psbt, requireInputsAndOutputs, unsignedTransaction } from '../codec/psbt.js'
import { networkNameIn } from '../named-network.js'
import { notesIn } from '../notes.js'
import { Proofs } from '../proofs.js'
import { proposalDigest } from './digest.js'
import { compareExtendedKeys } from './extended-keys.js'
import { checkExtras } from './extras.js'
import { checkFee } from './fees.js'
import { checkFingerprints, fingerprintsInUse } from './fingerprints.js'
import { reviewInputs } from './inputs.js'
import { checkNamedNetwork } from './named-network.js'
import { checkNetworkRules } from './network-rules.js'
import { reviewOutputs } from './outputs.js'
import { checkPaidBefore } from './paid-before.js'
import { makeReviewed, type ReviewedPsbt, type ReviewFacts } from './reviewed-psbt.js'
import { withSharedPrevious } from './shared-previous.js'
import { checkHistory, checkReplacement } from './signed-before.js'
import { finishedSize, sumUp, utxoFacts } from './sums.js'
import { checkLookAlikes, checkTexts } from './texts.js'
import { type Clock, checkTiming, earliestOf } from './timing.js'

/** What a review may be told beside vault and PSBT. */
export interface ReviewOptions {
  /** Other vaults that this machine knows, so that money that goes to one of them is named. */
  readonly otherVaults?: readonly Vault[]
  /** How far beyond the spent coins' indexes change may lie before it blocks; 1000 unless said otherwise. */
  readonly gapLimit?: number
  /** Whether outputs to the vault's own receiving addresses count as coming back; they count as payments otherwise. */
  readonly selfTransfers?: boolean | undefined
  /** The clock, to evaluate lock times by. */
  readonly clock?: Clock | undefined
  /** What was signed before, as far as logs tell it. */
  readonly history?: History | undefined
  /** Proposals that may be signed beside this one: the same invoice in one of them is told of as well. */
  readonly alongside?: readonly ProposedRecord[] | undefined
  /** The rules of a policy: they see everything else that was found out. */
  readonly rules?: ((facts: ReviewFacts) => readonly Finding[]) | undefined
  /** What the rules evaluate by, for the code of an approval. */
  readonly grounds?: Grounds | undefined
  /** What an earlier review of the same command has proven. */
  readonly proofs?: Proofs
  /** Called after each input, for a progress display. */
  readonly onProgress?: (done: number, total: number) => void
}

/**
 * Reviews a PSBT against the vault: rebuilds every script, proves every amount, tells change from payments, verifies
 * every signature, and says what it found. What is wrong is in the findings; it throws only where the PSBT cannot
 * become a transaction at all (`psbt.no-inputs`, `psbt.no-outputs`, `psbt.duplicate-input`, `psbt.locktime-conflict`,
 * `psbt.memo-malformed`, `psbt.too-large`, `amount.out-of-range`, `transaction.malformed`).
 */
export function review(vault: Vault, given: Psbt, options: ReviewOptions = {}): ReviewedPsbt {
  requireInputsAndOutputs(given)
  refuseDuplicateInputs(given.inputs)
  const proofs = options.proofs ?? new Proofs()
  const psbt = withSharedPrevious(given, proofs)
  const transaction = unsignedTransaction(psbt)
  const spent = reviewInputs(vault, psbt, transaction, proofs, options.onProgress)
  const made = reviewOutputs(psbt, {
    vault,
    locator: spent.locator,
    otherVaults: locatorsOf(options.otherVaults ?? [], vault),
    fingerprints: fingerprintsInUse(
      psbt,
      vault,
      spent.inputs.map(({ address }) => address),
    ),
    spentIndexes: spent.inputs.flatMap(({ address }) => (address === undefined ? [] : [address.index])),
    gapLimit: options.gapLimit ?? GAP.most,
    selfTransfers: options.selfTransfers ?? false,
  })
  const { inputs } = spent
  const { outputs } = made
  const notes = notesIn(psbt.fields)
  const totals = sumUp(inputs, outputs, vault.network)
  const size = finishedSize(vault, transaction, inputs)
  const utxo = utxoFacts(transaction, inputs, size.vsize)
  const amounts = inputs.map(({ value }) => value)
  const txid = transactionId(transaction)
  const { history, alongside } = options
  const facts: ReviewFacts = {
    ...{ vault, psbt, transaction, inputs, outputs, notes, totals, proofs },
    ...size,
    signers: inputs.map(({ signers }) => signers),
    opens: earliestOf(transaction),
    utxo,
    txid,
    digest: named(
      proposalDigest(
        vault,
        transaction,
        amounts,
        notes,
        outputs.map(({ label }) => label),
        networkNameIn(psbt.fields),
      ),
    ),
    findings: [
      ...checkNamedNetwork(psbt, vault),
      ...spent.findings,
      ...made.findings,
      ...(amounts.includes(undefined) ? [] : checkFee(totals, size.vsize, vault.network)),
      ...compareExtendedKeys(psbt, vault),
      ...checkFingerprints(psbt, vault, {
        inputs: inputs.map(({ address }) => address),
        outputs: outputs.map(({ place }) => place),
      }),
      ...checkNetworkRules(transaction, size.weight, vault.network),
      ...checkTiming(transaction, vault.network, options.clock),
      ...(history === undefined
        ? []
        : [
            ...checkHistory({ vault, txid, inputs }, history),
            ...checkPaidBefore({ vault, txid, outputs, notes, utxo }, history, alongside),
            ...(amounts.includes(undefined)
              ? []
              : checkReplacement({ vault, txid, inputs, totals, vsize: size.vsize }, history)),
          ]),
      ...checkWhole(psbt, { vault, inputs, outputs }, history),
    ],
    contentDigest: sha256(encodePsbt(psbt)),
  }
  const denied = options.rules?.(facts) ?? []
  return makeReviewed({ ...facts, findings: [...facts.findings, ...denied] }, options.grounds)
}

function locatorsOf(vaults: readonly Vault[], own: Vault): Locator[] {
  // The same scripts can be of vaults on other chains, which no payment here goes to.
  return vaults
    .filter(({ digest, network }) => digest.hex !== own.digest.hex && network === own.network)
    .map(other => new Locator(other))
}

/** What its texts and addresses look like, and what else it carries. */
function checkWhole(
  psbt: Psbt,
  { vault, inputs, outputs }: Pick<ReviewFacts, 'vault' | 'inputs' | 'outputs'>,
  history: History | undefined,
): Finding[] {
  const paid = history?.signed.flatMap(({ payments }) => payments) ?? []
  const known = [
    ...inputs.map(({ address }) => address?.address),
    ...outputs.map(({ place }) => place?.address),
    ...paid.map(({ address }) => address ?? undefined),
  ]
  return [
    ...checkTexts(notesIn(psbt.fields), outputs),
    ...checkLookAlikes(outputs, new Set(known.filter(address => address !== undefined)), vault.network),
    ...checkExtras(psbt, vault),
  ]
}

// Decoding refuses these too; a PSBT that was put together in memory has not been decoded.
function refuseDuplicateInputs(inputs: readonly OutPoint[]): void {
  if (new Set(inputs.map(formatOutPoint)).size === inputs.length) return
  throw new RingiError('psbt.duplicate-input', { why: 'some' })
}
