import type { Command } from 'commander'
import { parseName } from '../../keys/name.js'
import { parsePolicy } from '../../rules/policy/policy.js'
import { policyFromTemplate, TEMPLATE_NAMES } from '../../rules/policy/templates.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, writeText } from '../files.js'
import { NAME, oneOf, typed } from '../option-types.js'
import { choiceOf, type Operands, type Options, requiredText } from '../options.js'
import { policyData, policyText } from '../render/policy.js'
import { shown } from '../render/shown.js'
import { writtenText } from '../render/written.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .requiredOption('--vault <vault>', 'a registered vault, or a vault file')
    .addOption(
      typed('--template <name>', `${TEMPLATE_NAMES.join(', ')}`, oneOf(TEMPLATE_NAMES), TEMPLATE_NAMES[0]),
    )
    .addOption(typed('--owner <name>', 'whose coins lie in the vault', NAME, 'house'))
    .option('--out <file>', 'the policy (VAULT.policy.yaml; - for standard output)')
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const vault = await namedVault(context, requiredText(options, 'vault'))
  const template = choiceOf(options, 'template', TEMPLATE_NAMES) as string
  const text = policyFromTemplate(template, vault, parseName(requiredText(options, 'owner')))
  const policy = parsePolicy(text)
  const target = await chooseTarget(context, options, `${vault.name}.policy.yaml`)
  const { file, raw } = await writeText(context, target, text)
  return {
    data: { ...policyData(policy, vault), file },
    raw,
    text: style => shown`${policyText(policy, style)}${writtenText(file, style)}`,
  }
}
