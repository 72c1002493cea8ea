import type { CheckedProposal } from '../../../app/policy/check-proposal.js'
import { VERSION } from '../../../app/version.js'
import type { Code } from '../../../base/codes.js'
import type { Finding } from '../../../base/finding.js'
import { escapeText } from '../../../base/text.js'
import type { RuleFinding } from '../../../rules/engine/evaluate.js'
import type { Policy } from '../../../rules/policy/policy.js'
import type { Explanation, Explanations } from '../../../words/explanation.js'
import type { Say } from '../../../words/speaker.js'
import { EXIT_STATUS } from '../../exit-statuses.js'
import type { CheckReport } from './report.js'

const LEVEL = { block: 'error', warn: 'warning', info: 'note' } as const

/** What a code is about, for whoever meets it in a dashboard: `ringi explain` says the same. */
function descriptorOf(id: Code, { rules }: Policy, { means, cost, todo }: Explanation) {
  const setting = rules.find(({ rule }) => rule.code === id)
  return {
    id,
    name: id,
    shortDescription: { text: setting?.rule.summary ?? means },
    fullDescription: { text: means },
    help: {
      text: `${means}\n\n${cost}\n\n${todo}`,
      markdown: `${means}\n\n${cost}\n\n**${todo}**\n\n\`ringi explain ${id}\``,
    },
    ...(setting === undefined ? {} : { defaultConfiguration: { level: LEVEL[setting.severity] } }),
    properties: { exit: EXIT_STATUS[id] },
  }
}

/**
 * A check as SARIF 2.1.0 (OASIS): what a rule says stands at the rule's line of the policy, with the proposal beside it;
 * what the review says stands at the proposal.
 */
export function sarif(report: CheckReport, explained: Explanations, say: Say): string {
  const results = report.proposals.flatMap(proposal => resultsOf(proposal, report.file, say))
  const known = report.policy.rules.map(({ rule }) => rule.code)
  const ids = [...new Set([...known, ...results.map(({ ruleId }) => ruleId)])].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Ringi',
            version: VERSION,
            rules: ids.map(id => descriptorOf(id, report.policy, explained[id])),
          },
        },
        artifacts: [report.file, ...report.proposals.map(({ file }) => file), ...report.others].map(file => ({
          location: { uri: uri(file) },
        })),
        results: results.map(result => ({ ...result, ruleIndex: ids.indexOf(result.ruleId) })),
        properties: { checkedCount: report.proposals.length, otherCount: report.others.length },
        columnKind: 'utf16CodeUnits',
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function resultsOf({ file, error, findings }: CheckedProposal, policy: string, say: Say) {
  const malformed =
    error === null ? [] : [result(file, { ...error, severity: 'block', where: {} }, policy, say)]
  return [...malformed, ...findings.map(finding => result(file, finding, policy, say))]
}

function result(proposal: string, finding: Finding, policy: string, say: Say) {
  const { code, severity } = finding
  const at = { physicalLocation: { artifactLocation: { uri: uri(proposal) } } }
  const line = (finding as Partial<RuleFinding>).line
  const location =
    line === undefined
      ? at
      : { physicalLocation: { artifactLocation: { uri: uri(policy) }, region: { startLine: line } } }
  return {
    ruleId: code,
    level: LEVEL[severity],
    message: { text: escapeText(say(finding)) },
    locations: [location],
    ...(line === undefined ? {} : { relatedLocations: [{ ...at, message: { text: 'the proposal' } }] }),
    properties: { ...finding.where, ...(finding.rule === undefined ? {} : { rule: finding.rule }) },
  }
}

/** A file's name as a URI reference (RFC 3986), in which half a surrogate pair has no place. */
function uri(file: string): string {
  return file
    .replace(/[\ud800-\udfff]/gu, '\ufffd')
    .split(/[\\/]/)
    .map(encodeURIComponent)
    .join('/')
}
