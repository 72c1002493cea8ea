import { chooseTarget, writeText } from '../../app/files.js'
import { findKey } from '../../app/keys/keystore.js'
import { Credentials } from '../../app/keys/secrets.js'
import { VerifiedLog } from '../../app/log/verified-log.js'
import { readPolicyOf } from '../../app/policy/files.js'
import { policyInForce } from '../../app/policy/in-force.js'
import { readRecords } from '../../app/policy/records.js'
import { term, withCosigner } from '../../app/policy/statements.js'
import { isPolicyApproved } from '../../app/proposals/approved-digest.js'
import { underSeal } from '../../app/seal/sealing.js'
import { placeOf as signerPlace } from '../../app/signing/signer.js'
import { checkOffline } from '../../app/surroundings.js'
import { registeredVault } from '../../app/vaults.js'
import { RingiError } from '../../base/error.js'
import { policyApproved } from '../../rules/approvals/events.js'
import { MOST_REVOKED, requireUnpledged } from '../../rules/approvals/pledges.js'
import { requireSuccessor } from '../../rules/approvals/succession.js'
import { comparePolicies } from '../../rules/policy/compare.js'
import type { Policy } from '../../rules/policy/policy.js'
import { POLICY_APPROVAL, type PolicyApproval } from '../../rules/statements/policy-approval.js'
import { formatStatement, sealStatement } from '../../rules/statements/statement.js'
import { cosignerName } from '../../vault/cosigners.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, NAME, NONCE_HEX } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { DAYS, REVOCATION } from '../options/policies.js'
import { type Asked, operand, optional, repeatable, required } from '../parameters.js'
import { askThrough } from '../person.js'
import { printText } from '../print.js'
import { differencesText, policyText } from '../render/policy.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'
import { type Session, styleOn } from '../session.js'

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

type PolicyApproveRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(
  context: Session,
  request: PolicyApproveRequest,
): Promise<Outcome<DataOf<'policy approve'>>> {
  const record = await findKey(context.home, request.key)
  const vault = await registeredVault(context.home, request.vault)
  const surroundings = await checkOffline(request.allowOnline, record.network)
  const name = request.file
  const policy = await readPolicyOf(context, name, vault)
  const inForce = (await policyInForce(context.home, vault))?.policy
  // The version in force is approved anew for machines that join later.
  if (policy.digest.hex !== inForce?.digest.hex) requireSuccessor(policy, inForce)
  const records = await readRecords(context, { ...request, approval: [] }, vault)
  const asOf = ({ history }: VerifiedLog) => {
    history.vaults.knowVaults(vault)
    return { vault, own: history.policies, ...records.with(history.policies) }
  }
  const before = asOf(await VerifiedLog.read(context.home))
  const place = signerPlace(vault, record)
  // Told before anybody is asked for a password, where it is known whose key it is.
  if (place !== undefined) requireUnpledged(policy, cosignerName(vault, place), before)
  const target = await chooseTarget(context, request.out ?? `${stemOf(name)}.approved-${record.name}.json`)
  await consent(context, request.approve, policy, inForce)
  const { approved, expires } = term(request.days)
  const { file, raw, signed } = await withCosigner(
    context,
    { record, vault, credentials: new Credentials(context, request) },
    async (key, cosigner, sealing) =>
      await underSeal(context.home, sealing, async log => {
        // Once more under the lock: another process may have approved a rival meanwhile.
        const known = asOf(log)
        requireUnpledged(policy, cosigner, known)
        const signed: PolicyApproval = sealStatement(POLICY_APPROVAL, key, {
          vault: vault.digest.hex,
          policy: policy.digest.hex,
          version: String(policy.version),
          ...{ cosigner, approved, expires },
          revokes: known.revocations.by(cosigner).slice(-MOST_REVOKED).join(' ') || undefined,
          for: request.for,
        })
        const logged = () => sealing.log(log, policyApproved(vault, policy, signed))
        const text = formatStatement(POLICY_APPROVAL, signed)
        return { signed, ...(await writeText(context, target, text, logged)) }
      }),
  )
  const { cosigner } = signed.statement
  return {
    data: {
      ...{ file, policy: policy.digest.hex, version: policy.version, cosigner, approved, expires },
      revokes: signed.statement.revokes?.split(' ') ?? [],
    },
    findings: surroundings,
    raw,
    text: style =>
      shown`${table([
        [style.words.approvedBy, cosigner],
        [style.words.expires, expires],
      ])}${writtenText(file, style)}`,
  }
}

function stemOf(name: string): string {
  return name === '-' ? 'policy' : name.replace(/\.ya?ml$/i, '')
}

/** The officer reads the policy, and what it changes, and types its name and version; a script names its digest. */
async function consent(
  context: Session,
  approved: string | undefined,
  policy: Policy,
  inForce: Policy | undefined,
): Promise<void> {
  if (isPolicyApproved(approved, policy.digest.hex, policy)) return
  const terminal = askThrough(context.io, { why: 'policy-approval', flag: '--approve DIGEST' })
  const style = styleOn('stderr', context)
  const changes =
    inForce === undefined ? '' : shown`\n${differencesText(comparePolicies(inForce, policy), style)}`
  printText(context.io, 'stderr', shown`${policyText(policy, style)}${changes}\n`)
  const answer = `${policy.name} ${policy.version}`
  if ((await terminal.line(style.words.askPolicy(answer))).trim() === answer) return
  throw new RingiError('confirm.mismatch', { why: 'policy' })
}
