import { fromHex } from '../../base/bytes.js'
import type { Finding } from '../../base/finding.js'
import { decodeTransaction, type Transaction } from '../../bitcoin/transaction.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { verify } from '../../psbt/roles/verifier.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, readInput, readPsbt } from '../files.js'
import type { EvidenceRequest } from '../policy/evidence.js'
import type { Finished } from '../policy/look-back.js'
import { type Hindsight, lookBack } from '../policy/look-back.js'
import { namedVault } from '../vaults.js'
import { ReviewContext, reviewFile } from './review-file.js'

/** A finished transaction to look at. */
export interface VerifyRequest extends EvidenceRequest {
  /** The file of the transaction, in hex or binary. */
  readonly tx: string
  readonly vault: string
  /** The proposal that it should be. */
  readonly proposal: string | undefined
}

/** What was found out of a finished transaction. */
export interface VerifiedTransaction extends Finished {
  readonly hindsight: Hindsight
  readonly findings: readonly Finding[]
}

/** Says who has signed a finished transaction, and, where logs are given, what they and the policy say of it afterwards. */
export async function verifyTransaction(
  context: Context,
  request: VerifyRequest,
): Promise<VerifiedTransaction> {
  const vault = await namedVault(context, request.vault)
  const transaction = await readTransaction(context, request.tx)
  const proposal = await readProposal(context, request, vault)
  const previous = await context.prevtxs.byTxid()
  const verification = verify(vault, transaction, { proposal, previous })
  const finished = { vault, transaction, verification, proposal }
  const hindsight = await lookBack(context, request, finished)
  const findings = [...(proposal?.facts.findings ?? []), ...verification.findings, ...hindsight.findings]
  return { ...finished, hindsight, findings }
}

// Rules are not asked for now, but for the times at which it was signed.
async function readProposal(
  context: Context,
  request: VerifyRequest,
  vault: Vault,
): Promise<ReviewedPsbt | undefined> {
  const name = request.proposal
  if (name === undefined) return undefined
  const reviewing = new ReviewContext(context, { ...request, policy: undefined })
  const settings = await reviewing.settings(vault, { stage: 'verify' })
  return reviewFile({ ...settings, rules: undefined }, vault, await readPsbt(context, name))
}

async function readTransaction({ io }: Context, name: string): Promise<Transaction> {
  const contents = await readInput(io, name)
  const text = new TextDecoder('latin1').decode(contents)
  const isHex = /^\s*[0-9a-fA-F]+\s*$/.test(text)
  return inFile(name, () => decodeTransaction(isHex ? fromHex(text.trim()) : contents))
}
