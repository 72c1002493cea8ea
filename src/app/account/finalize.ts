import { toHex } from '../../base/bytes.js'
import type { Finding } from '../../base/finding.js'
import { finalized } from '../../log/proposal-events.js'
import { type Announcement, formatAnnouncements, readAnnouncement } from '../../nem/announcement.js'
import { nemHash } from '../../nem/codec/encode.js'
import { parseCombined } from '../../nem/combined-file.js'
import type { ReviewedNem } from '../../nem/review/reviewed.js'
import { finalizeNem } from '../../nem/roles/finalize.js'
import { type NemVerification, verifyNem } from '../../nem/roles/verify.js'
import type { Context } from '../context.js'
import { chooseTarget, inFile, readText, type Written, writeText } from '../files.js'
import { logIfAtHome } from '../log/append.js'
import { VerifiedLog } from '../log/verified-log.js'
import { publisherOf } from './combine.js'
import { readDefinitions } from './proposal-files.js'
import { type AccountReviewRequest, accountSurroundings, reviewAccountFile } from './review.js'
import { namedAccount } from './vaults.js'

/** What is to be finished, on the publisher's machine. */
export interface FinalizeAccountRequest extends AccountReviewRequest {
  /** What `combine` has written. */
  readonly psbt: string
  readonly vault: string
  readonly identity: string
  readonly out: string | undefined
}

/** What nodes are to be told, made and written. */
export interface FinalizedAccountFile {
  readonly reviewed: ReviewedNem
  /** In the order in which nodes take them. */
  readonly announcements: readonly Announcement[]
  /** The hash of the first, 64 hex digits. */
  readonly hash: string
  readonly verification: NemVerification
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Makes the announcements of a proposal that enough have signed. Throws `signature.incomplete`, and the code of what blocks. */
export async function finalizeAccount(
  context: Context,
  request: FinalizeAccountRequest,
): Promise<FinalizedAccountFile> {
  const { psbt: name } = request
  const vault = await namedAccount(context, request.vault)
  const identity = await publisherOf(vault, request.identity)
  const text = await identity.decrypt(name, await readText(context.io, name))
  const proposal = inFile(name, () => parseCombined(text))
  const target = await chooseTarget(
    context,
    request.out ?? name.replace(/(\.combined)?\.age$/, '.announce.json'),
    [name],
  )
  const { history } = await VerifiedLog.read(context.home)
  const definitions = await readDefinitions(context, request.mosaicDefinition)
  const surroundings = accountSurroundings(vault, definitions, history)
  const reviewed = reviewAccountFile(vault, { name, proposal }, surroundings)
  const announcements = finalizeNem(reviewed)
  // What is announced is read back and verified as if it came from somebody else.
  const signed = announcements.map(readAnnouncement)
  const verification = verifyNem(vault, signed, { proposal, definitions })
  const hash = toHex(nemHash((signed[0] as (typeof signed)[number]).transaction))
  const written = await writeText(context, target, formatAnnouncements(announcements), () =>
    logIfAtHome(context.home, finalized(reviewed.facts, [verification.signedBy])),
  )
  return { reviewed, announcements, hash, verification, findings: reviewed.facts.findings, written }
}
