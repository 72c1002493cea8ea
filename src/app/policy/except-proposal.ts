import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { exceptionApproved } from '../../rules/approvals/events.js'
import type { Policy } from '../../rules/policy/policy.js'
import { EXCEPTION, type SignedException } from '../../rules/statements/exception.js'
import { formatStatement, sealStatement } from '../../rules/statements/statement.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, readPsbt, type Written, writeText } from '../files.js'
import { approveException } from '../proposals/approval.js'
import type { ApprovedReview } from '../proposals/approved-digest.js'
import { approvedAs, atSigning, reviewNow } from '../signing/at-signing.js'
import { withKey } from '../signing/signer.js'
import { prepareSigning, type SigningRequest } from '../signing/signing.js'
import { readPolicyOf } from './files.js'
import { policyInForce } from './in-force.js'
import { term } from './statements.js'

/** Which rule a proposal may pass, why, and by whose key. */
export interface ExceptProposalRequest extends SigningRequest {
  readonly psbt: string
  readonly rule: string
  readonly reason: string
  readonly approve: ApprovedReview | undefined
  readonly days: number
  readonly out: string | undefined
}

/** An exception that was signed and written. */
export interface ExceptedProposal {
  readonly signed: SignedException
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Approves that a proposal passes a rule of the policy, once the officer has seen it. Throws what stands in the way. */
export async function exceptProposal(
  context: Context,
  request: ExceptProposalRequest,
): Promise<ExceptedProposal> {
  const signing = await prepareSigning(context, request, 'review')
  const { record, vault, log } = signing
  const surroundings = await signing.surroundings()
  const file = await readPsbt(context, request.psbt)
  const { rule, reason } = request
  const policy = await policyWith(context, request, vault)
  const usual = derivedName(file.name, `exception-${rule}-${record.name}`, 'json')
  const target = await chooseTarget(context, request.out ?? usual)
  const review = await reviewNow(signing, file)
  await approveException(context, request.approve, review.reviewed, rule)
  const dates = term(request.days)
  const findings = [...surroundings, ...review.reviewed.facts.findings]
  return await withKey(context, signing, (key, sealing) => {
    const toSign = { approved: approvedAs(review), sealing, isException: true }
    return atSigning(context, signing, toSign, async now => {
      const signed = sealStatement(EXCEPTION, key, {
        ...{ vault: vault.digest.hex, policy: policy.digest.hex, proposal: now.reviewed.facts.digest.hex },
        ...{ rule, reason, cosigner: cosignerName(vault, key.cosigner), ...dates },
      })
      const before = () => sealing.log(log, exceptionApproved(vault, signed))
      const written = await writeText(context, target, formatStatement(EXCEPTION, signed), before)
      return { signed, findings, written }
    })
  })
}

/** The policy that the exception is from: the one that is named, else the one in force. */
async function policyWith(
  context: Context,
  { policy: file, rule }: ExceptProposalRequest,
  vault: Vault,
): Promise<Policy> {
  const policy =
    file === undefined
      ? (await policyInForce(context.home, vault))?.policy
      : await readPolicyOf(context, file, vault)
  if (policy === undefined)
    throw new RingiError('policy.not-in-force', { why: 'exception', name: vault.name })
  const rules = policy.exceptions?.rules ?? []
  if (rules.includes(rule)) return policy
  throw new RingiError('policy.rule-without-exception', { why: 'excepted', name: policy.name, rules })
}
