import { parseAnnouncements } from '../../nem/announcement.js'
import { innerHashOf } from '../../nem/proposal.js'
import { type NemVerification, verifyNem } from '../../nem/roles/verify.js'
import type { AccountVault } from '../../nem/vault.js'
import type { Context } from '../context.js'
import { parsedFile } from '../files.js'
import { readAccountProposal, readDefinitions } from './proposal-files.js'
import type { AccountReviewRequest } from './review.js'
import { namedAccount } from './vaults.js'

/** Finished announcements to look at. */
export interface VerifyAccountRequest extends AccountReviewRequest {
  readonly tx: string
  readonly vault: string
  /** The proposal that they should be. */
  readonly proposal: string | undefined
}

/** What was found out of them. */
export interface VerifiedAnnouncements {
  readonly vault: AccountVault
  readonly verification: NemVerification
  /** Whether they are what was proposed; undefined where no proposal was given. */
  readonly matchesProposal: boolean | undefined
}

/** Says who has signed finished announcements, what all of them cost, and whether they are what was proposed. */
export async function verifyAnnouncements(
  context: Context,
  request: VerifyAccountRequest,
): Promise<VerifiedAnnouncements> {
  const vault = await namedAccount(context, request.vault)
  const announced = await parsedFile(context.io, request.tx, parseAnnouncements)
  const definitions = await readDefinitions(context, request.mosaicDefinition)
  const file =
    request.proposal === undefined ? undefined : await readAccountProposal(context, request.proposal)
  const proposal = file?.proposal
  const verification = verifyNem(vault, announced, { definitions, ...(proposal && { proposal }) })
  const matchesProposal = proposal && innerHashOf(proposal) === verification.innerHash
  return { vault, verification, matchesProposal }
}
