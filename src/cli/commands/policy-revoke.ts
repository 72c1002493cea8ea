import type { Context } from '../../app/context.js'
import { chooseTarget, writeText } from '../../app/files.js'
import { findKey } from '../../app/keys/keystore.js'
import { Credentials } from '../../app/keys/secrets.js'
import { readPolicyOf } from '../../app/policy/files.js'
import { term, withCosigner } from '../../app/policy/statements.js'
import { isPolicyApproved } from '../../app/proposals/approved-digest.js'
import { logUnderSeal } from '../../app/seal/sealing.js'
import { checkOffline } from '../../app/surroundings.js'
import { registeredVault } from '../../app/vaults.js'
import { hash } from '../../base/vocabulary.js'
import { policyRevoked } from '../../rules/approvals/events.js'
import { POLICY_REVOCATION, type PolicyRevocation } from '../../rules/statements/policy-revocation.js'
import { formatStatement, sealStatement } from '../../rules/statements/statement.js'
import type { Vault } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, NAME } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { type Asked, operand, optional, required } from '../parameters.js'
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

type PolicyRevokeRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(
  context: Context,
  request: PolicyRevokeRequest,
): Promise<Outcome<DataOf<'policy revoke'>>> {
  const record = await findKey(context.home, request.key)
  const vault = await registeredVault(context.home, request.vault)
  const surroundings = await checkOffline(request.allowOnline, record.network)
  const policy = await digestOf(context, request, vault)
  const usual = `policy.revoked-${record.name}-${policy.slice(0, 8)}.json`
  const target = await chooseTarget(context, request.out ?? usual)
  const owner = { record, vault, credentials: new Credentials(context, request) }
  const { file, raw, signed } = await withCosigner(context, owner, async (key, cosigner, sealing) => {
    const signed: PolicyRevocation = sealStatement(POLICY_REVOCATION, key, {
      ...{ vault: vault.digest.hex, policy, cosigner, revoked: term().approved },
    })
    const text = formatStatement(POLICY_REVOCATION, signed)
    const entry = policyRevoked(vault, { cosigner, policy, text })
    const before = () => logUnderSeal(context.home, sealing, entry)
    return { signed, ...(await writeText(context, target, text, before)) }
  })
  const { cosigner, revoked } = signed.statement
  return {
    data: { file, policy, cosigner, revoked },
    findings: surroundings,
    raw,
    text: style =>
      shown`${table([
        [style.words.revokedBy, cosigner],
        [style.words.policy, policy],
      ])}${writtenText(file, style)}`,
  }
}

/** Nobody is asked: to take an approval back lets nothing pass. Throws `policy.digest-mismatch`. */
async function digestOf(
  context: Context,
  { policy: name, approve }: PolicyRevokeRequest,
  vault: Vault,
): Promise<string> {
  if (hash(name)) return name
  const { digest } = await readPolicyOf(context, name, vault)
  isPolicyApproved(approve, digest.hex)
  return digest.hex
}
