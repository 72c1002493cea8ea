import { renderFindings } from '../../render/findings.js'
import { type Style, shown } from '../../render/style.js'
import type { CheckReport } from './report.js'

/** A check for people: each proposal with its verdict, and what was found of it. */
export function checkText({ proposals }: CheckReport, style: Style): string {
  return proposals
    .map(({ file, passes, error, findings }) => {
      const verdict = passes
        ? style.green(`✓ ${style.words.passes}`)
        : style.red(`✗ ${style.words.severity.block}`)
      const unread = error === null ? '' : `${shown(error.message)} ${style.dim(`[${error.code}]`)}\n`
      // Of a single proposal the findings are printed as those of every command are.
      const told = proposals.length === 1 ? '' : renderFindings(findings, style)
      return `${verdict}  ${style.bold(shown(file))}\n${unread}${told}`
    })
    .join('')
}
