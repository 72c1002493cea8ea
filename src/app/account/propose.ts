import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { unixSeconds } from '../../base/time.js'
import { parseAmount } from '../../chain/amount.js'
import type { AskedPayment } from '../../coins/payment.js'
import { BREAK } from '../../keys/secrets/index.js'
import { proposed } from '../../log/proposal-events.js'
import { formatNemProposal } from '../../nem/proposal.js'
import { reviewNem } from '../../nem/review/review.js'
import type { ReviewedNem } from '../../nem/review/reviewed.js'
import { type NemRequest, proposeTransfer } from '../../nem/roles/propose.js'
import type { AccountVault } from '../../nem/vault.js'
import { windowBetween } from '../../nem/window.js'
import { requireUnblocked } from '../blocked.js'
import type { Context } from '../context.js'
import { chooseTarget, type Written, writeText } from '../files.js'
import { refuseSecretContent } from '../known-words.js'
import { logIfAtHome } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import { readDefinitions } from './proposal-files.js'
import { type AccountReviewRequest, accountSurroundings } from './review.js'
import { namedAccount } from './vaults.js'

/** What a proposal for an account is asked to be. */
export interface AccountProposalRequest extends AccountReviewRequest {
  readonly vault: string
  /** One of them: a transaction of NEM pays one recipient. */
  readonly to: readonly AskedPayment[]
  /** What the recipient is told. */
  readonly message: string | undefined
  /** From when on it can be announced, and until when. */
  readonly opens: Date
  readonly closes: Date
  /** The name of the cosigner who wraps it. */
  readonly initiator: string
  /** Hashes of earlier ones that pay the same recipient. */
  readonly also: readonly string[]
  readonly memo: string | undefined
  readonly reference: string | undefined
  readonly proposer: string | undefined
  readonly out: string | undefined
}

/** A proposal for an account that was made, reviewed and written. */
export interface ProposedAccountFile {
  readonly reviewed: ReviewedNem
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Proposes a payment of an account, as its first reviewer sees it. Throws what it cannot be made for, and what blocks it. */
export async function proposeAccountPayment(
  context: Context,
  request: AccountProposalRequest,
): Promise<ProposedAccountFile> {
  const vault = await namedAccount(context, request.vault)
  const [transfer, settings] = [transferOf(request, vault), wanted(request)]
  const definitions = await readDefinitions(context, request.mosaicDefinition)
  const proposal = proposeTransfer(vault, transfer, settings, definitions)
  const texts = [request.memo, request.reference, request.message].filter(text => text !== undefined)
  await refuseSecretContent(context.home, texts.join(BREAK))
  const { history } = await VerifiedLog.read(context.home)
  const reviewed = reviewNem(vault, proposal, accountSurroundings(vault, definitions, history))
  const { findings, txid } = reviewed.facts
  requireUnblocked(findings)
  const target = await chooseTarget(context, request.out ?? `proposal-${txid.slice(0, 8)}.json`)
  const written = await writeText(context, target, formatNemProposal(proposal), () =>
    logIfAtHome(context.home, proposed(reviewed.facts)),
  )
  return { reviewed, findings, written }
}

function transferOf({ to, message }: AccountProposalRequest, { network }: AccountVault) {
  const [payment, ...others] = to
  if (payment === undefined || others.length > 0)
    throw new RingiError('usage.invalid', { why: 'one-recipient' })
  return {
    recipient: payment.address,
    amount: parseAmount(payment.amount, network),
    ...(message === undefined ? {} : { message }),
  }
}

function wanted(request: AccountProposalRequest): NemRequest {
  const { opens, closes, initiator, also, memo, reference, proposer } = request
  return {
    ...{
      window: windowBetween(unixSeconds(opens.getTime()), unixSeconds(closes.getTime())),
      initiator,
      also,
    },
    notes: { ...(memo && { memo }), ...(reference && { reference }), ...(proposer && { proposer }) },
  }
}
