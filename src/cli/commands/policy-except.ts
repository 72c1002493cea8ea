import type { Context } from '../../app/context.js'
import { chooseTarget, derivedName, readPsbt, writeText } from '../../app/files.js'
import { readPolicyOf } from '../../app/policy/files.js'
import { policyInForce } from '../../app/policy/in-force.js'
import { term } from '../../app/policy/statements.js'
import { approveException } from '../../app/proposals/approval.js'
import { approvedAs, atSigning, reviewNow } from '../../app/signing/at-signing.js'
import { withKey } from '../../app/signing/signer.js'
import { prepareSigning } from '../../app/signing/signing.js'
import { RingiError } from '../../base/error.js'
import { exceptionApproved } from '../../rules/approvals/events.js'
import type { Policy } from '../../rules/policy/policy.js'
import { EXCEPTION, type SignedException } from '../../rules/statements/exception.js'
import { formatStatement, sealStatement } from '../../rules/statements/statement.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { Vault } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, TEXT } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { COIN_OPTIONS, DAYS, POLICY_OPTIONS } from '../options/policies.js'
import { APPROVE, GAP_LIMIT } from '../options/reviews.js'
import { type Asked, operand, optional, required } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'the proposal (- for standard input)'),
  rule: required('--rule <name>', 'the rule that it may pass', TEXT),
  reason: required('--reason <text>', 'why', TEXT),
  key: required('--key <name>', 'the key to approve with', NAME),
  vault: required('--vault <name>', 'the registered vault that is spent from', NAME),
  approve: APPROVE,
  days: DAYS,
  ...SECRET_FILES,
  out: optional('--out <file>', 'the exception (NAME.exception-RULE-KEY.json; - for standard output)', FILE),
  gapLimit: GAP_LIMIT,
  allowOnline: ALLOW_ONLINE,
  ...POLICY_OPTIONS,
  ...COIN_OPTIONS,
}

type PolicyExceptRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(
  context: Context,
  request: PolicyExceptRequest,
): Promise<Outcome<DataOf<'policy except'>>> {
  const signing = await prepareSigning(context, request, 'review')
  const { record, vault, log } = signing
  const surroundings = await signing.surroundings()
  const file = await readPsbt(context, request.psbt)
  const { rule, reason } = request
  const policy = await policyWith(context, request, vault)
  const usual = derivedName(file.name, `exception-${rule}-${record.name}`, 'json')
  const target = await chooseTarget(context, request.out ?? usual)
  const judged = await reviewNow(signing, file)
  const { reviewed } = judged
  await approveException(context, request.approve, reviewed, rule)
  const { approved, expires } = term(request.days)
  const { written, signed } = await withKey(context, signing, async (key, sealing) => {
    const toJudge = { approved: approvedAs(judged), sealing, isException: true }
    return await atSigning(context, signing, toJudge, async now => {
      const signed: SignedException = sealStatement(EXCEPTION, key, {
        vault: vault.digest.hex,
        policy: policy.digest.hex,
        proposal: now.reviewed.facts.digest.hex,
        ...{ rule, reason, cosigner: cosignerName(vault, key.cosigner) },
        ...{ approved, expires },
      })
      const before = () => sealing.log(log, exceptionApproved(vault, signed))
      return { signed, written: await writeText(context, target, formatStatement(EXCEPTION, signed), before) }
    })
  })
  const { proposal, cosigner } = signed.statement
  return {
    data: { file: written.file, proposal, policy: policy.digest.hex, rule, cosigner, approved, expires },
    findings: [...surroundings, ...reviewed.facts.findings],
    raw: written.raw,
    text: style =>
      shown`${table([
        [style.words.approvedBy, cosigner],
        [style.words.expires, expires],
      ])}${writtenText(written.file, style)}`,
  }
}

/** The policy that the exception is from: the one that `--policy` names, else the one in force. */
async function policyWith(
  context: Context,
  { policy: file, rule }: PolicyExceptRequest,
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
