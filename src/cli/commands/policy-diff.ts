import type { Command } from 'commander'
import { comparePolicies } from '../../rules/policy/compare.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { type Operands, type Options, operand } from '../options.js'
import { readPolicy } from '../policy/files.js'
import { differencesData, differencesText } from '../render/policy.js'

export function configure(command: Command): void {
  command.argument('<before>', 'a policy file').argument('<after>', 'another version of it')
}

export async function run(context: Context, _options: Options, operands: Operands): Promise<Outcome> {
  const before = await readPolicy(context, operand(operands, 0))
  const after = await readPolicy(context, operand(operands, 1))
  const differences = comparePolicies(before, after)
  return {
    data: {
      before: { version: before.version, digest: before.digest.hex },
      after: { version: after.version, digest: after.digest.hex },
      differences: differencesData(differences),
      loosens: differences.some(({ effect }) => effect === 'looser'),
      tightens: differences.some(({ effect }) => effect === 'tighter'),
    },
    text: style => differencesText(differences, style),
  }
}
