import { renderFindings } from '../../render/findings.js'
import { HANG, quoted, type Shown, shown } from '../../render/shown.js'
import type { Style } from '../../render/style.js'
import type { CheckReport } from './report.js'

/** A check for people: each proposal with its verdict, and what was found of it. */
export function checkText({ proposals, others }: CheckReport, style: Style): Shown {
  const lines = proposals.map(({ file, passes, error, findings }) => {
    const verdict = passes
      ? style.green(`✓ ${style.words.passes}`)
      : style.red(`✗ ${style.words.severity.block}`)
    const unread = error === null ? '' : shown`  ${error.message} ${style.dim(`[${error.code}]`)}\n`
    // Of a single proposal the findings are printed as those of every command are.
    const told = proposals.length === 1 ? '' : renderFindings(findings, style)
    return shown`${verdict}  ${HANG}${style.bold(quoted(file))}\n${unread}${told}`
  })
  const { words } = style
  const rest = others.map(file => shown`  ${HANG}${quoted(file)}\n`)
  return shown`${lines}${rest.length === 0 ? '' : shown`${words.otherFiles(rest.length)}\n${rest}`}`
}
