import { type CheckedProposal, leavingWith } from '../../../app/policy/check-proposal.js'
import { formatAmount } from '../../../chain/money.js'
import { type Network, networkNamed } from '../../../chain/network.js'
import { totalLeaving } from '../../../proposal/facts.js'
import { renderFindings } from '../../render/findings.js'
import { HANG, quoted, type Shown, shown } from '../../render/shown.js'
import { type Style, table } from '../../render/style.js'
import { totalRows } from '../../render/totals.js'
import type { CheckReport } from './report.js'

/** A check for people: each proposal with its verdict, what was found of it, and the totals of several. */
export function checkText({ policy, proposals, others }: CheckReport, style: Style): Shown {
  const network = networkNamed(policy.network)
  const isOne = proposals.length === 1
  const lines = proposals.map(proposal => {
    // Of a single proposal the findings are printed as those of every command are.
    const told = isOne ? '' : renderFindings(proposal.findings, style)
    return shown`${verdictText(proposal, isOne, { network, style })}${told}`
  })
  const totals = proposals.length > 1 ? totalsText(proposals, { network, style }) : ''
  const rest = others.map(file => shown`  ${HANG}${quoted(file)}\n`)
  return shown`${lines}${totals}${rest.length === 0 ? '' : shown`${style.words.otherFiles(rest.length)}\n${rest}`}`
}

interface On {
  readonly network: Network
  readonly style: Style
}

function verdictText(
  { file, passes, error, leaving }: CheckedProposal,
  isOne: boolean,
  { network, style }: On,
): Shown {
  const { words, green, red, bold, dim } = style
  const verdict = passes ? green(`✓ ${words.passes}`) : red(`✗ ${words.severity.block}`)
  const amount = leaving === null || isOne ? '' : `  ${formatAmount(totalLeaving(leaving), network)}`
  const unread = error === null ? '' : shown`  ${style.say(error)} ${dim(`[${error.code}]`)}\n`
  return shown`${verdict}  ${HANG}${bold(quoted(file))}${amount}\n${unread}`
}

function totalsText(proposals: readonly CheckedProposal[], on: On): Shown {
  const passing = proposals.filter(({ passes }) => passes).length
  return table(totalRows(leavingWith(proposals), passing, proposals.length, on))
}
