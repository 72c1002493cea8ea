import { type RevokedApproval, revokeApproval } from '../../app/policy/revoke-approval.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, NAME } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { operand, optional, required } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  policy: operand('<policy>', 'the policy file, or its digest'),
  key: required('--key <name>', 'the key that has approved it', NAME),
  vault: required('--vault <name>', 'the registered vault that the policy is for', NAME),
  approve: optional(
    '--approve <digest>',
    'the digest of the policy, to be sure that it is the right file',
    HEX_32,
  ),
  ...SECRET_FILES,
  out: optional(
    '--out <file>',
    'the revocation (policy.revoked-KEY-DIGEST.json; - for standard output)',
    FILE,
  ),
  allowOnline: ALLOW_ONLINE,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await revokeApproval(context, request)),
)

/** What is told of it. */
function outcome({
  signed: { statement },
  findings,
  written: { file, raw },
}: RevokedApproval): Outcome<DataOf<'policy revoke'>> {
  const { policy, cosigner, revoked } = statement
  return {
    data: { file, policy, cosigner, revoked },
    findings,
    raw,
    text: style =>
      shown`${table([
        [style.words.revokedBy, cosigner],
        [style.words.policy, policy],
      ])}${writtenText(file, style)}`,
  }
}
