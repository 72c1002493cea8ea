import type { Context } from '../../app/context.js'
import { chooseTarget, writeText } from '../../app/files.js'
import { namedVault } from '../../app/vaults.js'
import { parsePolicy } from '../../rules/policy/policy.js'
import { policyFromTemplate, TEMPLATE_NAMES } from '../../rules/policy/templates.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, oneOf, VAULT } from '../option-types.js'
import { type Asked, optional, required } from '../parameters.js'
import { policyData, policyText } from '../render/policy.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  vault: required('--vault <vault>', 'a registered vault, or a vault file', VAULT),
  template: optional(
    '--template <name>',
    `${TEMPLATE_NAMES.join(', ')}`,
    oneOf(TEMPLATE_NAMES),
    TEMPLATE_NAMES[0] as string,
  ),
  owner: optional('--owner <name>', 'whose coins lie in the vault', NAME, 'house'),
  out: optional('--out <file>', 'the policy (VAULT.policy.yaml; - for standard output)', FILE),
}

type PolicyInitRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: PolicyInitRequest): Promise<Outcome<DataOf<'policy init'>>> {
  const vault = await namedVault(context, request.vault)
  const text = policyFromTemplate(request.template, vault, request.owner)
  const policy = parsePolicy(text)
  const target = await chooseTarget(context, request.out ?? `${vault.name}.policy.yaml`)
  const { file, raw } = await writeText(context, target, text)
  return {
    data: { ...policyData(policy, vault), file },
    raw,
    text: style => shown`${policyText(policy, style)}${writtenText(file, style)}`,
  }
}
