import { allKeys } from '../../app/keys/keystore.js'
import { Credentials } from '../../app/keys/secrets.js'
import { append } from '../../app/log/append.js'
import { VerifiedLog } from '../../app/log/verified-log.js'
import { type Activation, activationFindings, evaluateActivation } from '../../app/policy/activation.js'
import { readPolicyOf } from '../../app/policy/files.js'
import { pinPolicy } from '../../app/policy/in-force.js'
import { readRecords } from '../../app/policy/records.js'
import { keepUnderSeals, keysIn, withSealings } from '../../app/seal/own-keys.js'
import { registeredVault } from '../../app/vaults.js'
import { policyActivated } from '../../rules/approvals/events.js'
import { newlyRevoked } from '../../rules/approvals/records.js'
import { comparePolicies } from '../../rules/policy/compare.js'
import type { Policy } from '../../rules/policy/policy.js'
import { POLICY_APPROVAL } from '../../rules/statements/policy-approval.js'
import { formatStatement } from '../../rules/statements/statement.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME } from '../option-types.js'
import { PASSWORD_FILE } from '../options/keys.js'
import { REVOCATION } from '../options/policies.js'
import { type Asked, operand, repeatable, required } from '../parameters.js'
import { confirm } from '../person.js'
import { printText } from '../print.js'
import { differencesText, policyData, policyText } from '../render/policy.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import { type Session, styleOn } from '../session.js'

const PARAMETERS = {
  file: operand('<file>', 'the policy file'),
  vault: required('--vault <name>', 'the registered vault that the policy is for', NAME),
  passwordFile: PASSWORD_FILE,
  approval: repeatable('--approval <file>', 'a cosigner’s approval', FILE),
  revocation: REVOCATION,
  history: repeatable(
    '--history <log>',
    'the approvers’ logs, and checkpoints of them: whether they have taken an approval back',
    FILE,
  ),
}

type PolicyActivateRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(
  context: Session,
  request: PolicyActivateRequest,
): Promise<Outcome<DataOf<'policy activate'>>> {
  const vault = await registeredVault(context.home, request.vault)
  const policy = await readPolicyOf(context, request.file, vault)
  const candidate = { vault, policy, records: await readRecords(context, request, vault) }
  const before = await evaluateActivation(context, candidate, (await VerifiedLog.read(context.home)).history)
  await askToActivate(context, policy, before)
  const keys = keysIn(vault, await allKeys(context.home))
  const credentials = new Credentials(context, request)
  const { result: activation, findings: unsealed } = await withSealings(
    context,
    credentials,
    keys,
    sealings =>
      keepUnderSeals(context.home, sealings, async log => {
        // Once more under the lock: another process may have activated a version meanwhile.
        const now = await evaluateActivation(context, candidate, log.history)
        const approvals = [...new Set(now.approvals.map(one => formatStatement(POLICY_APPROVAL, one)))]
        for (const event of newlyRevoked(log.history, vault, now.known)) await append(log, event)
        await append(log, policyActivated(vault, policy, { approvedBy: now.approvedBy, approvals }))
        await pinPolicy(context.home, vault, { policy, approvals })
        return { ...now, findings: activationFindings(candidate, now, log.history) }
      }),
  )
  const { approvedBy, unheard } = activation
  return {
    data: { ...policyData(policy, vault), approvedBy, unheard },
    findings: [...activation.findings, ...unsealed],
    text: style =>
      shown`${policyText(policy, style)}${table([[style.words.approvedBy, approvedBy.join(', ')]])}`,
  }
}

async function askToActivate(
  context: Session,
  policy: Policy,
  { inForce, unheard }: Activation,
): Promise<void> {
  if (context.yes) return
  const style = styleOn('stderr', context)
  const changes =
    inForce === undefined ? '' : shown`\n${differencesText(comparePolicies(inForce, policy), style)}`
  if (context.io.terminal !== undefined)
    printText(context.io, 'stderr', shown`${policyText(policy, style)}${changes}\n`)
  const { askActivate, askUnheard } = style.words
  const flag = '--yes'
  if (unheard.length === 0) return await confirm(context, askActivate, { why: 'activate', flag })
  const names = unheard.join(', ')
  await confirm(context, askUnheard(names), { why: 'unheard', names, flag })
}
