import { fromHex } from '../../base/bytes.js'
import { unlessRefused } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { unixSeconds } from '../../base/time.js'
import type { RunningHistory } from '../../log/history.js'
import { decodeNem } from '../../nem/codec/decode.js'
import type { MosaicDefinition } from '../../nem/mosaic-definition.js'
import type { NemProposal } from '../../nem/proposal.js'
import type { EarlierTransfer } from '../../nem/review/earlier.js'
import { type NemSurroundings, reviewNem } from '../../nem/review/review.js'
import type { ReviewedNem } from '../../nem/review/reviewed.js'
import type { AccountVault } from '../../nem/vault.js'
import type { Context } from '../context.js'
import { inFile } from '../files.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type AccountProposalFile, readAccountProposal, readDefinitions } from './proposal-files.js'
import { namedAccount } from './vaults.js'

/** What every review of an account's proposal is told by whoever asks for it. */
export interface AccountReviewRequest {
  /** Files with definitions of mosaics. */
  readonly mosaicDefinition: readonly string[]
}

/** What is to be reviewed. */
export interface AccountProposalToReview extends AccountReviewRequest {
  readonly psbt: string
  readonly vault: string
}

/** A proposal for an account that was reviewed. */
export interface ReviewedAccountFile {
  readonly reviewed: ReviewedNem
  readonly findings: readonly Finding[]
}

/** Reviews a proposal for an account. Throws what reading it throws. */
export async function reviewAccountProposal(
  context: Context,
  request: AccountProposalToReview,
): Promise<ReviewedAccountFile> {
  const vault = await namedAccount(context, request.vault)
  const file = await readAccountProposal(context, request.psbt)
  const { history } = await VerifiedLog.read(context.home)
  const definitions = await readDefinitions(context, request.mosaicDefinition)
  const reviewed = reviewAccountFile(vault, file, accountSurroundings(vault, definitions, history))
  return { reviewed, findings: reviewed.facts.findings }
}

/** What a review is told as of now, by what a log knows. */
export function accountSurroundings(
  vault: AccountVault,
  definitions: readonly MosaicDefinition[],
  history: RunningHistory,
): NemSurroundings {
  return { definitions, earlier: earlierTransfers(history, vault), now: unixSeconds(Date.now()) }
}

/** Reviews a proposal from outside; errors name its file. */
export function reviewAccountFile(
  vault: AccountVault,
  { name, proposal }: Pick<AccountProposalFile, 'name'> & { readonly proposal: NemProposal },
  surroundings: NemSurroundings,
): ReviewedNem {
  return inFile(name, () => reviewNem(vault, proposal, surroundings))
}

/** What logs know that the account was to pay. Nothing offline proves that any of it never came to pass. */
function earlierTransfers({ accountMoves, vaults }: RunningHistory, vault: AccountVault): EarlierTransfer[] {
  vaults.knowVaults(vault)
  return accountMoves.of(vault.digest.hex, vaults).flatMap(bytes => {
    const inner = unlessRefused(() => decodeNem(fromHex(bytes)))
    return inner?.type === 'transfer' ? [{ inner, absent: false }] : []
  })
}
