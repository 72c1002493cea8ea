import { type ApprovedPolicy, approvePolicy } from '../../app/policy/approve-policy.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, NAME, NONCE_HEX } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { DAYS, REVOCATION } from '../options/policies.js'
import { operand, optional, repeatable, required } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('<file>', 'the policy file'),
  key: required('--key <name>', 'the key to approve with', NAME),
  vault: required('--vault <name>', 'the registered vault that the policy is for', NAME),
  approve: optional(
    '--approve <digest>',
    'the digest of the policy that a person approved, instead of asking',
    HEX_32,
  ),
  for: optional('--for <nonce>', 'the nonce of a machine that has never known the policy', NONCE_HEX),
  days: DAYS,
  ...SECRET_FILES,
  out: optional('--out <file>', 'the approval (POLICY.approved-KEY.json; - for standard output)', FILE),
  allowOnline: ALLOW_ONLINE,
  revocation: REVOCATION,
  history: repeatable(
    '--history <log>',
    'logs of other machines, on which the same cosigner may have approved',
    FILE,
  ),
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await approvePolicy(context, request)),
)

/** What is told of it. */
function outcome({
  policy,
  signed: { statement },
  findings,
  written: { file, raw },
}: ApprovedPolicy): Outcome<DataOf<'policy approve'>> {
  const { cosigner, approved, expires } = statement
  return {
    data: {
      ...{ file, policy: policy.digest.hex, version: policy.version, cosigner, approved, expires },
      revokes: statement.revokes?.split(' ') ?? [],
    },
    findings,
    raw,
    text: style =>
      shown`${table([
        [style.words.approvedBy, cosigner],
        [style.words.expires, expires],
      ])}${writtenText(file, style)}`,
  }
}
