import { coverage, isCovered, type PolicySuite, testPolicies } from '../../app/policy/test-policies.js'
import type { TestResult } from '../../rules/testing/run.js'
import { defineCommand, type Outcome } from '../command.js'
import { operand } from '../parameters.js'
import { HANG, quoted, type Shown, shown } from '../render/shown.js'
import type { Style } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('<file...>', 'the tests of a policy: YAML beside it'),
}

export const command = defineCommand(
  PARAMETERS,
  async (context, { file }): Promise<Outcome<DataOf<'policy test'>>> => {
    const { suites, failedCount, failure } = await testPolicies(context, file)
    return {
      data: { suites: suites.map(suiteData), failedCount },
      failure,
      text: style => shown`${suites.map(suite => suiteText(suite, style))}`,
    }
  },
)

function suiteData(suite: PolicySuite) {
  const rules = coverage(suite)
  return {
    file: suite.file,
    policy: suite.policy.digest.hex,
    results: suite.results.map(({ name, passes, refused, warned, findings }) => ({
      name,
      passes,
      refused,
      warned,
      findings,
    })),
    coverage: { rules, coveredCount: rules.filter(isCovered).length, ruleCount: rules.length },
  }
}

function resultText(result: TestResult, style: Style): Shown {
  const { name, passes, refused, warned, expected, findings } = result
  const { severity, expected: wanted, absent } = style.words
  const told = (refusing: readonly string[], warning: readonly string[]) =>
    [
      ...refusing.map(rule => `${severity.block} ${rule}`),
      ...warning.map(rule => `${severity.warn} ${rule}`),
    ].join(', ')
  const mark = passes ? style.green('✓') : style.red('✗')
  const line = shown`  ${mark} ${HANG}${quoted(name)}  ${style.dim(told(refused, warned))}\n`
  if (passes) return line
  const due = told(expected.refused, expected.warned ?? []) || absent
  const why = findings.map(one => shown`      ${style.say(one)}\n`)
  return shown`${line}      ${style.yellow(`${wanted} ${due}`)}\n${why}`
}

function suiteText(suite: PolicySuite, style: Style): Shown {
  const lines = suite.results.map(result => resultText(result, style))
  const rules = coverage(suite)
  const open = rules.filter(rule => !isCovered(rule)).map(({ rule }) => rule)
  const covered = `${rules.length - open.length}/${rules.length}`
  const rest = open.length === 0 ? '' : shown`  ${style.yellow(open.join(', '))}`
  return shown`${style.bold(suite.file)}\n${lines}${style.words.covered} ${covered}${rest}\n`
}
