import type { BatchReport } from '../batch/report.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, readPsbt } from '../files.js'
import { isFolder } from '../folder.js'
import { approve } from '../proposals/approval.js'
import type { ApprovedReview } from '../proposals/approved-digest.js'
import { approvedAs, olderLogs, reviewNow } from './at-signing.js'
import { beginWaiting } from './sight.js'
import { type SignedFile, signFile } from './sign-file.js'
import { refuseSignedAlready, withKey } from './signer.js'
import { prepareSigning, type Signing, type SigningRequest } from './signing.js'
import { settleOlderLogs } from './succession.js'

/** What is to be signed, with which key, and what a person has said of it already. */
export interface SignRequest extends SigningRequest {
  /** A proposal, or a folder of proposals. */
  readonly psbt: string
  readonly approve: ApprovedReview | undefined
  /** Logs of machines that this one has replaced. */
  readonly succeeds: readonly string[]
  readonly out: string | undefined
  readonly base64: boolean
}

/** Signs a proposal, or all that are in a folder, that a person approves. Throws what stands in the way of it. */
export async function signProposals(
  context: Context,
  request: SignRequest,
): Promise<SignedFile | BatchReport> {
  const signing = await prepareSigning(context, request)
  const name = request.psbt
  if (!(await isFolder(name))) return await signOne(context, signing, request)
  const { signFolder } = await import('../batch/sign.js')
  return await signFolder(context, request, signing, name)
}

async function signOne(context: Context, signing: Signing, request: SignRequest): Promise<SignedFile> {
  const file = await readPsbt(context, request.psbt)
  const usual = derivedName(file.name, `signed-${signing.record.name}`)
  const { base64 } = request
  const target = { ...(await chooseTarget(context, request.out ?? usual)), base64 }
  const isRefused = async () => (await reviewNow(signing, file)).reviewed.blocking !== undefined
  const known = await olderLogs(signing, file)
  await settleOlderLogs(context, signing, { known, succeeds: request.succeeds, isRefused })
  const current = await beginWaiting(context, signing, file)
  current.reviewed.requireUnblocked()
  refuseSignedAlready(current.reviewed, signing.record)
  await approve(context, request.approve, current.reviewed)
  const approved = approvedAs(current)
  return await withKey(context, signing, (key, sealing) =>
    signFile(context, signing, { approved, key, sealing, target }),
  )
}
