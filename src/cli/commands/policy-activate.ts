import { type ActivatedPolicy, activatePolicy } from '../../app/policy/activate-policy.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME } from '../option-types.js'
import { PASSWORD_FILE } from '../options/keys.js'
import { REVOCATION } from '../options/policies.js'
import { operand, repeatable, required } from '../parameters.js'
import { policyData, policyText } from '../render/policy.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

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

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await activatePolicy(context, request)),
)

/** What is told of it. */
function outcome({
  policy,
  vault,
  approvedBy,
  unheard,
  findings,
}: ActivatedPolicy): Outcome<DataOf<'policy activate'>> {
  return {
    data: { ...policyData(policy, vault), approvedBy, unheard },
    findings,
    text: style =>
      shown`${policyText(policy, style)}${table([[style.words.approvedBy, approvedBy.join(', ')]])}`,
  }
}
