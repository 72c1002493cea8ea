import type { CheckedProposal } from '../../../app/policy/check-proposal.js'
import type { Finding } from '../../../base/finding.js'
import { safeText } from '../../../sheet/markup.js'
import type { Say } from '../../../words/speaker.js'
import type { CheckReport } from './report.js'

/** A check as JUnit XML: a suite for each proposal, in it one case for the review and one for each rule. */
export function junit({ policy, proposals, others }: CheckReport, say: Say): string {
  const rules = policy.rules.map(({ rule }) => rule.name)
  const suites = proposals.map(proposal => suite(proposal, rules, say))
  if (others.length > 0) suites.push(skipped(others))
  const sum = (part: 'tests' | 'failures') => suites.reduce((total, one) => total + one[part], 0)
  const head = `name="${safeText(`ringi policy check: ${policy.name}`)}" tests="${sum('tests')}" failures="${sum('failures')}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${head}>\n${suites.map(({ xml }) => xml).join('')}</testsuites>\n`
}

/** Files that are no proposals: seen, and not checked. */
function skipped(others: readonly string[]) {
  const cases = others.map(
    file =>
      `    <testcase name="other file" classname="${safeText(file)}"><skipped message="no proposal"/></testcase>\n`,
  )
  const head = `name="other files" tests="${others.length}" failures="0" skipped="${others.length}"`
  return {
    tests: others.length,
    failures: 0,
    xml: `  <testsuite ${head}>\n${cases.join('')}  </testsuite>\n`,
  }
}

function suite({ file, error, findings }: CheckedProposal, rules: readonly string[], say: Say) {
  const reviewed: Finding[] = findings.filter(({ rule }) => rule === undefined)
  if (error !== null) reviewed.unshift({ ...error, severity: 'block', where: {} })
  const cases = [
    testCase('review', file, reviewed, say),
    ...rules.map(rule =>
      testCase(
        rule,
        file,
        findings.filter(one => one.rule === rule),
        say,
      ),
    ),
  ]
  const failures = cases.filter(({ failed }) => failed).length
  const xml = cases.map(one => one.xml).join('')
  return {
    tests: cases.length,
    failures,
    xml: `  <testsuite name="${safeText(file)}" tests="${cases.length}" failures="${failures}">\n${xml}  </testsuite>\n`,
  }
}

function testCase(name: string, file: string, findings: readonly Finding[], say: Say) {
  const blocking = findings.filter(({ severity }) => severity === 'block')
  const [first] = blocking
  // The lines are ours: nothing that a message says can end one.
  const lines = findings.map(one => safeText(`${one.code}: ${say(one)}`)).join('\n')
  const failure =
    first === undefined
      ? ''
      : `      <failure type="${safeText(first.code)}" message="${safeText(say(first))}">${lines}</failure>\n`
  const told = first === undefined && lines !== '' ? `      <system-out>${lines}</system-out>\n` : ''
  const head = `    <testcase name="${safeText(name)}" classname="${safeText(file)}"`
  return { failed: first !== undefined, xml: `${head}>\n${failure}${told}    </testcase>\n` }
}
