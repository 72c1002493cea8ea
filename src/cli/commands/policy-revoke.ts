import type { Command } from 'commander'
import { policyRevoked } from '../../rules/approvals/policy-events.js'
import { POLICY_REVOCATION, type PolicyRevocation } from '../../rules/approvals/policy-revocation.js'
import { formatStatement, HASH, sealStatement } from '../../rules/approvals/statement.js'
import type { Vault } from '../../vault/vault.js'
import { isPolicyApproved } from '../approved-digest.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, writeText } from '../files.js'
import { findKey } from '../keystore.js'
import { HEX_32, NAME, typed, typedRequired } from '../option-types.js'
import { type Operands, type Options, operand, requiredText } from '../options.js'
import { readPolicyOf } from '../policy/files.js'
import { term, withCosigner } from '../policy/statements.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import { logUnderSeal } from '../seal/sealing.js'
import { PASSPHRASE_FILE, PASSWORD_FILE } from '../secrets.js'
import { ALLOW_ONLINE, checkOffline } from '../surroundings.js'
import { registeredVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('<policy>', 'the policy file, or its digest')
    .addOption(typedRequired('--key <name>', 'the key that has approved it', NAME))
    .addOption(typedRequired('--vault <name>', 'the registered vault that the policy is for', NAME))
    .addOption(
      typed('--approve <digest>', 'the digest of the policy, to be sure that it is the right file', HEX_32),
    )
    .option(...PASSWORD_FILE)
    .option(...PASSPHRASE_FILE)
    .option('--out <file>', 'the revocation (policy.revoked-KEY-DIGEST.json; - for standard output)')
    .option(...ALLOW_ONLINE)
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const record = await findKey(context.home, requiredText(options, 'key'))
  const vault = await registeredVault(context.home, requiredText(options, 'vault'))
  const surroundings = await checkOffline(options, record.network)
  const policy = await digestOf(context, options, vault, operand(operands, 0))
  const usual = `policy.revoked-${record.name}-${policy.slice(0, 8)}.json`
  const target = await chooseTarget(context, options, usual)
  const { file, raw, signed } = await withCosigner(
    context,
    options,
    { record, vault },
    async (key, cosigner, sealing) => {
      const signed: PolicyRevocation = sealStatement(POLICY_REVOCATION, key, {
        ...{ vault: vault.digest.hex, policy, cosigner, revoked: term().approved },
      })
      const text = formatStatement(POLICY_REVOCATION, signed)
      const entry = policyRevoked(vault, { cosigner, policy, text })
      const before = () => logUnderSeal(context.home, sealing, entry)
      return { signed, ...(await writeText(context, target, text, before)) }
    },
  )
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
async function digestOf(context: Context, options: Options, vault: Vault, name: string): Promise<string> {
  if (HASH.test(name)) return name
  const { digest } = await readPolicyOf(context, name, vault)
  isPolicyApproved(options, digest.hex)
  return digest.hex
}
