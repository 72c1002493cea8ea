import type { Command } from 'commander'
import { comparePolicies, mayLoosen, type PolicyDifference } from '../../rules/policy/compare.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { isOn, type Operands, type Options, operand } from '../options.js'
import { readPolicy } from '../policy/files.js'
import { differencesData, differencesText, placeOf } from '../render/policy.js'

export function configure(command: Command): void {
  command
    .argument('<before>', 'a policy file')
    .argument('<after>', 'another version of it')
    .option('--fail-on-looser', 'fail where it loosens anything, or may')
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const before = await readPolicy(context, operand(operands, 0))
  const after = await readPolicy(context, operand(operands, 1))
  const differences = comparePolicies(before, after)
  return {
    data: {
      before: versionData(before),
      after: versionData(after),
      differences: differencesData(differences),
      loosens: differences.some(({ effect }) => effect === 'looser'),
      mayLoosen: differences.some(mayLoosen),
      tightens: differences.some(({ effect }) => effect === 'tighter'),
    },
    failure: isOn(options, 'failOnLooser') ? failureOf(differences.filter(mayLoosen)) : undefined,
    text: style => differencesText(differences, style),
  }
}

function versionData({ version, digest }: Policy) {
  return { version, digest: digest.hex }
}

function failureOf(looser: readonly PolicyDifference[]): Outcome['failure'] {
  if (looser.length === 0) return undefined
  return {
    code: 'policy.looser',
    message: `The new version loosens the old one, or may: ${looser.map(placeOf).join(', ')}.`,
    hint: 'Have those who may change the policy look at it; without --fail-on-looser the command only tells.',
  }
}
