import type { Command } from 'commander'
import { RingiError } from '../../base/error.js'
import { EXCEPTION, type SignedException } from '../../rules/approvals/exception.js'
import { exceptionApproved } from '../../rules/approvals/policy-events.js'
import { formatStatement, sealStatement } from '../../rules/approvals/statement.js'
import type { Policy } from '../../rules/policy/policy.js'
import { cosignerName } from '../../vault/cosigners.js'
import type { Vault } from '../../vault/vault.js'
import { approveException } from '../approval.js'
import { APPROVE } from '../approved-digest.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, derivedName, readPsbt, writeText } from '../files.js'
import { NAME, typedRequired } from '../option-types.js'
import { numberOf, type Operands, type Options, operand, requiredText } from '../options.js'
import { readPolicyOf } from '../policy/files.js'
import { policyInForce } from '../policy/in-force.js'
import { addCoinOptions, addPolicyOptions } from '../policy/options.js'
import { DAYS, term } from '../policy/statements.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import { GAP_LIMIT } from '../review-file.js'
import { PASSPHRASE_FILE, PASSWORD_FILE } from '../secrets.js'
import { approvedAs, atSigning, judge } from '../signing/at-signing.js'
import { withKey } from '../signing/signer.js'
import { prepareSigning } from '../signing/signing.js'
import { ALLOW_ONLINE } from '../surroundings.js'

export function configure(command: Command): void {
  command
    .argument('<psbt>', 'the proposal (- for standard input)')
    .requiredOption('--rule <name>', 'the rule that it may pass')
    .requiredOption('--reason <text>', 'why')
    .addOption(typedRequired('--key <name>', 'the key to approve with', NAME))
    .addOption(typedRequired('--vault <name>', 'the registered vault that is spent from', NAME))
    .addOption(APPROVE)
    .addOption(DAYS)
    .option(...PASSWORD_FILE)
    .option(...PASSPHRASE_FILE)
    .option('--out <file>', 'the exception (NAME.exception-RULE-KEY.json; - for standard output)')
    .addOption(GAP_LIMIT)
    .option(...ALLOW_ONLINE)
  addPolicyOptions(command)
  addCoinOptions(command)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const signing = await prepareSigning(context, options, 'review')
  const { record, vault, log } = signing
  const surroundings = await signing.surroundings()
  const file = await readPsbt(context, operand(operands, 0))
  const rule = requiredText(options, 'rule')
  const policy = await policyWith(context, options, vault, rule)
  const target = await chooseTarget(
    context,
    options,
    derivedName(file.name, `exception-${rule}-${record.name}`, 'json'),
  )
  const judged = await judge(signing, file)
  const { reviewed } = judged
  await approveException(context, options, reviewed, rule)
  const { approved, expires } = term(numberOf(options, 'days'))
  const { written, signed } = await withKey(context, options, signing, async (key, sealing) => {
    const toJudge = { approved: approvedAs(judged), sealing, isException: true }
    return await atSigning(context, signing, toJudge, async now => {
      const signed: SignedException = sealStatement(EXCEPTION, key, {
        vault: vault.digest.hex,
        policy: policy.digest.hex,
        proposal: now.reviewed.facts.digest.hex,
        ...{ rule, reason: requiredText(options, 'reason'), cosigner: cosignerName(vault, key.cosigner) },
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
async function policyWith(context: Context, options: Options, vault: Vault, rule: string): Promise<Policy> {
  const file = options.policy
  const policy =
    typeof file === 'string'
      ? await readPolicyOf(context, file, vault)
      : (await policyInForce(context.home, vault))?.policy
  if (policy === undefined) {
    throw new RingiError('policy.not-in-force', `No policy is in force for ${vault.name} on this machine.`)
  }
  if (policy.exceptions?.rules.includes(rule)) return policy
  throw new RingiError(
    'policy.rule-without-exception',
    `The policy ${policy.name} allows no exception from that rule.`,
    {
      hint: `It allows exceptions from: ${policy.exceptions?.rules.join(', ') ?? 'no rule'}.`,
    },
  )
}
