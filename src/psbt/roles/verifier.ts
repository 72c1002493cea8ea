import { type Finding, finding } from '../../base/finding.js'
import {
  formatOutPoint,
  type OutPoint,
  type Transaction,
  type TransactionInput,
  transactionId,
  transactionSize,
  unsignedId,
} from '../../bitcoin/transaction.js'
import { type Sats, sats } from '../../chain/amount.js'
import { Spending } from '../../spend/spending.js'
import { Locator, type PlaceHint } from '../../vault/locate.js'
import { SEARCHED } from '../../vault/search.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { placeClaimed } from '../claims.js'
import { previousOf } from '../codec/previous.js'
import type { Psbt } from '../codec/psbt.js'
import { Proofs } from '../proofs.js'
import { refuseNegative } from '../review/fees.js'
import { checkNetworkRules } from '../review/network-rules.js'
import type { ReviewedPsbt } from '../review/reviewed-psbt.js'
import { faultOf } from '../review/signatures.js'
import { withoutTokens } from '../review/tokens.js'

/** What proves the coins of a finished transaction. */
interface VerificationEvidence {
  /** The proposal that it should be, reviewed against the same vault. */
  readonly proposal?: ReviewedPsbt | undefined
  /** Previous transactions by txid. */
  readonly previous?: ReadonlyMap<string, Uint8Array> | undefined
}

/** What a finished transaction turned out to be. */
export interface Verification {
  readonly txid: string
  readonly inputs: readonly VerifiedInput[]
  /** Undefined where no proposal was given. */
  readonly matchesProposal: boolean | undefined
  /** Satoshi; undefined where a coin is not proven. */
  readonly fee: bigint | undefined
  readonly findings: readonly Finding[]
}

/** Whose signatures stand on one input, by their places in the vault; none where it is not validly signed. */
interface VerifiedInput {
  readonly outPoint: OutPoint
  readonly value: Sats | undefined
  readonly address: VaultAddress | undefined
  readonly signedBy: readonly number[]
  /** Their signatures in the same order. */
  readonly signatures: readonly Uint8Array[]
}

/**
 * Says of a finished transaction whose signatures stand on each input, verified against the vault's own scripts and the
 * proven amounts, whether it is the one that was proposed, and whether nodes would take it.
 */
export function verify(
  vault: Vault,
  transaction: Transaction,
  evidence: VerificationEvidence = {},
): Verification {
  const { proposal } = evidence
  const txid = transactionId(transaction)
  const matchesProposal = proposal && sameEffect(transaction, proposal.facts.transaction)
  const checked = verifyInputs(vault, transaction, evidence)
  const inputs = checked.map(({ input }) => input)
  const fee = feeOf(inputs, transaction)
  const findings = [
    ...checkNetworkRules(transaction, transactionSize(transaction).weight, vault.network),
    ...checked.flatMap(one => one.findings),
    ...(fee === undefined ? [] : refuseNegative(fee)),
  ]
  if (matchesProposal === false) {
    findings.unshift(finding('block', 'proposal.other-transaction', { why: 'finished' }))
  }
  return { txid, inputs, matchesProposal, fee, findings }
}

/** Whether two transactions spend the same coins to the same outputs under the same conditions, signatures aside. */
function sameEffect(a: Transaction, b: Transaction): boolean {
  return unsignedId(a) === unsignedId(b)
}

function feeOf(inputs: readonly VerifiedInput[], { outputs }: Transaction): bigint | undefined {
  if (inputs.some(({ value }) => value === undefined)) return undefined
  const spent = inputs.reduce((sum, { value }) => sum + (value as bigint), 0n)
  return spent - outputs.reduce((sum, { value }) => sum + value, 0n)
}

interface CheckedInput {
  readonly input: VerifiedInput
  readonly findings: readonly Finding[]
}

function verifyInputs(
  vault: Vault,
  transaction: Transaction,
  evidence: VerificationEvidence,
): CheckedInput[] {
  const proofs = evidence.proposal?.facts.proofs ?? new Proofs()
  const locator = new Locator(vault)
  const claims = claimsOf(evidence.proposal?.facts.psbt, vault)
  const claimOf = (input: OutPoint) => claims.get(formatOutPoint(input))
  const spent = transaction.inputs.map(input => {
    const bytes = evidence.previous?.get(input.txid) ?? claimOf(input)?.previous
    return bytes && proofs.previousOutput(bytes, input)
  })
  const spending = new Spending(transaction, spent)
  return transaction.inputs.map((input, index) => {
    const output = spent[index]
    const coin = formatOutPoint(input)
    const plain = output && withoutTokens(output, coin, vault.network)
    const address = plain && locator.locate(plain.script, SEARCHED.coin, claimOf(input)?.hint)
    const value = output && sats(output.value, vault.network)
    const tokens = (plain?.findings ?? []).map(one => ({ ...one, where: { input: index } }))
    const refuse = (found: Finding) => ({
      input: { ...bare(input), value, address },
      findings: [...tokens, found],
    })
    if (output === undefined)
      return refuse(finding('block', 'utxo.prevtx-missing', { why: 'unproven', coin }, { input: index }))
    if (address === undefined)
      return refuse(finding('block', 'input.not-ours', { why: 'coin', coin }, { input: index }))
    const challenges = address.lock.challenges(spending, index)
    const opening = address.lock.read(input, challenges, one => faultOf(one, proofs) === undefined)
    if (opening === undefined) return refuse(finding('block', 'transaction.not-signed', {}, { input: index }))
    const signedBy = opening.signed.flatMap(({ challenge }) => challenge.cosigners)
    const signatures = opening.signed.flatMap(one => one.challenge.cosigners.map(() => one.signature))
    return {
      input: { ...bare(input), value, address, signedBy, signatures },
      findings: tokens,
    }
  })
}

/** An input of which nothing has been found out yet. */
function bare({ txid, vout }: TransactionInput): Pick<VerifiedInput, 'outPoint' | 'signedBy' | 'signatures'> {
  return { outPoint: { txid, vout }, signedBy: [], signatures: [] }
}

interface InputClaim {
  readonly previous: Uint8Array | undefined
  readonly hint: PlaceHint | undefined
}

function claimsOf(psbt: Psbt | undefined, { scriptType }: Vault): Map<string, InputClaim> {
  return new Map(
    (psbt?.inputs ?? []).map(input => [
      formatOutPoint(input),
      {
        previous: previousOf(input),
        hint: placeClaimed(scriptType.derivationsIn('input', input.fields)),
      },
    ]),
  )
}
