import type { Context } from '../../app/context.js'
import { readPolicy } from '../../app/policy/files.js'
import { comparePolicies, mayLoosen, type PolicyDifference } from '../../rules/policy/compare.js'
import type { Policy } from '../../rules/policy/policy.js'
import { defineCommand, type Outcome } from '../command.js'
import { type Asked, flag, operand } from '../parameters.js'
import { differencesData, differencesText, placeOf } from '../render/policy.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  before: operand('<before>', 'a policy file'),
  after: operand('<after>', 'another version of it'),
  failOnLooser: flag('--fail-on-looser', 'fail where it loosens anything, or may'),
}

type PolicyDiffRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: PolicyDiffRequest): Promise<Outcome<DataOf<'policy diff'>>> {
  const before = await readPolicy(context, request.before)
  const after = await readPolicy(context, request.after)
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
    failure: request.failOnLooser ? failureOf(differences.filter(mayLoosen)) : undefined,
    text: style => differencesText(differences, style),
  }
}

function versionData({ version, digest }: Policy) {
  return { version, digest: digest.hex }
}

function failureOf(looser: readonly PolicyDifference[]): Outcome['failure'] {
  if (looser.length === 0) return undefined
  return { code: 'policy.looser', args: { places: looser.map(placeOf) } }
}
