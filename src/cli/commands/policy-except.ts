import { type ExceptedProposal, exceptProposal } from '../../app/policy/except-proposal.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, TEXT } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { COIN_OPTIONS, DAYS, POLICY_OPTIONS } from '../options/policies.js'
import { APPROVE, GAP_LIMIT } from '../options/reviews.js'
import { operand, optional, required } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'the proposal (- for standard input)'),
  rule: required('--rule <name>', 'the rule that it may pass', TEXT),
  reason: required('--reason <text>', 'why', TEXT),
  key: required('--key <name>', 'the key to approve with', NAME),
  vault: required('--vault <name>', 'the registered vault that is spent from', NAME),
  approve: APPROVE,
  days: DAYS,
  ...SECRET_FILES,
  out: optional('--out <file>', 'the exception (NAME.exception-RULE-KEY.json; - for standard output)', FILE),
  gapLimit: GAP_LIMIT,
  allowOnline: ALLOW_ONLINE,
  ...POLICY_OPTIONS,
  ...COIN_OPTIONS,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await exceptProposal(context, request)),
)

/** What is told of it. */
function outcome({
  signed: { statement },
  findings,
  written: { file, raw },
}: ExceptedProposal): Outcome<DataOf<'policy except'>> {
  const { proposal, policy, rule, cosigner, approved, expires } = statement
  return {
    data: { file, proposal, policy, rule, cosigner, approved, expires },
    findings,
    raw,
    text: style =>
      shown`${table([
        [style.words.approvedBy, cosigner],
        [style.words.expires, expires],
      ])}${writtenText(file, style)}`,
  }
}
