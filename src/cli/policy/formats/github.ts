import { escapeText } from '../../../base/text.js'
import type { RuleFinding } from '../../../rules/engine/evaluate.js'
import type { Say } from '../../../words/speaker.js'
import type { CheckReport } from './report.js'

const COMMAND = { block: 'error', warn: 'warning', info: 'notice' } as const

/** A check as workflow commands of GitHub Actions, which show as annotations at the policy's lines. */
export function githubAnnotations({ file, proposals, others }: CheckReport, say: Say): string {
  const annotations = proposals
    .flatMap(proposal => {
      const unread =
        proposal.error === null ? [] : [{ ...proposal.error, severity: 'block' as const, where: {} }]
      return [...unread, ...proposal.findings].map(finding => {
        const { rule, line } = finding as Partial<RuleFinding>
        const place =
          line === undefined ? `file=${property(proposal.file)}` : `file=${property(file)},line=${line}`
        const text = data(`${proposal.file}: ${say(finding)}`)
        return `::${COMMAND[finding.severity]} ${place},title=${property(rule ?? finding.code)}::${text}\n`
      })
    })
    .join('')
  const count = `${proposals.length} checked, ${others.length} other files`
  const told =
    others.length === 0 ? '' : `::notice title=policy check::${data(`${count}: ${others.join(', ')}`)}\n`
  return annotations + told
}

// As GitHub's toolkit escapes them: a message cannot end its command, a property not its list. The runner still takes an
// older form of commands, ##[…], wherever it stands in a line.
function data(text: string): string {
  return escapeText(text).replace(/%/g, '%25').replaceAll('##[', '# #[')
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
