import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { combined as combinedEvent } from '../../log/proposal-events.js'
import { formatCombined } from '../../nem/combined-file.js'
import { type CosignatureFile, parseCosignature } from '../../nem/cosignature-file.js'
import { type NemProposal, parseNemProposal } from '../../nem/proposal.js'
import type { ReviewedNem } from '../../nem/review/reviewed.js'
import { lackingIn } from '../../nem/review/signatures.js'
import { combineNem } from '../../nem/roles/combine.js'
import type { AccountVault } from '../../nem/vault.js'
import { AgeIdentity, encryptTo, isAgeText } from '../../platform/age-recipient.js'
import { requireUnblocked } from '../blocked.js'
import type { Context } from '../context.js'
import { chooseTarget, inFile, readText, type Written, writeText } from '../files.js'
import { logIfAtHome } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import { nameBeside, readDefinitions } from './proposal-files.js'
import { type AccountReviewRequest, accountSurroundings, reviewAccountFile } from './review.js'
import { namedAccount } from './vaults.js'

/** What is put together, on the publisher's machine. */
export interface CombineAccountRequest extends AccountReviewRequest {
  /** Copies of the proposal, one of them with the initiator's transaction, and cosignatures as they were encrypted. */
  readonly psbt: readonly string[]
  readonly vault: string
  /** The file of the publisher's age identity. */
  readonly identity: string
  readonly requireComplete: boolean
  readonly out: string | undefined
}

/** What was put together and written, encrypted to the publisher again. */
export interface CombinedAccountFile {
  readonly reviewed: ReviewedNem
  readonly findings: readonly Finding[]
  readonly written: Written
}

/**
 * Puts what the cosigners have signed to the transaction that the initiator has wrapped it in, and takes no other. Throws
 * `publisher.other`, `nem.outer-missing`, `nem.other-outer`, `nem.other-proposal`, and the code of what blocks.
 */
export async function combineAccount(
  context: Context,
  request: CombineAccountRequest,
): Promise<CombinedAccountFile> {
  const vault = await namedAccount(context, request.vault)
  const identity = await publisherOf(vault, request.identity)
  const { proposals, cosignatures } = await readParts(context, request.psbt, identity)
  const [first, ...others] = proposals
  if (first === undefined) throw new RingiError('usage.invalid', { why: 'no-proposal' })
  const usual = nameBeside(first.name, 'combined', 'age')
  const target = await chooseTarget(context, request.out ?? usual, request.psbt)
  const proposal = combineNem([first.proposal, ...others.map(one => one.proposal)], cosignatures)
  const definitions = await readDefinitions(context, request.mosaicDefinition)
  const { history } = await VerifiedLog.read(context.home)
  const surroundings = accountSurroundings(vault, definitions, history)
  const reviewed = reviewAccountFile(vault, { name: first.name, proposal }, surroundings)
  const { findings, signers } = reviewed.facts
  requireUnblocked(findings)
  const [signed = new Map()] = signers
  if (request.requireComplete && signed.size < vault.threshold.required)
    throw new RingiError('signature.incomplete', lackingIn(vault, signed))
  const text = await encryptTo(vault.publisher, formatCombined(proposal))
  const written = await writeText(context, target, text, () =>
    logIfAtHome(context.home, combinedEvent(reviewed.facts)),
  )
  return { reviewed, findings, written }
}

/** The identity in a file, which has to be that of the vault's publisher. Throws `identity.*`, `publisher.other`. */
export async function publisherOf({ name, publisher }: AccountVault, file: string): Promise<AgeIdentity> {
  const identity = await AgeIdentity.read(file)
  if ((await identity.recipient()) === publisher) return identity
  throw new RingiError('publisher.other', { vault: name })
}

interface NamedProposal {
  readonly name: string
  readonly proposal: NemProposal
}

async function readParts(
  { io }: Context,
  names: readonly string[],
  identity: AgeIdentity,
): Promise<{ readonly proposals: NamedProposal[]; readonly cosignatures: CosignatureFile[] }> {
  const proposals: NamedProposal[] = []
  const cosignatures: CosignatureFile[] = []
  for (const name of names) {
    const text = await readText(io, name)
    if (isAgeText(text)) {
      const inside = await identity.decrypt(name, text)
      cosignatures.push(inFile(name, () => parseCosignature(inside)))
    } else proposals.push({ name, proposal: inFile(name, () => parseNemProposal(text)) })
  }
  return { proposals, cosignatures }
}
