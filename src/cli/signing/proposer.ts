import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { parseName } from '../../keys/name.js'
import type { Psbt } from '../../psbt/codec/psbt.js'
import { withStatement } from '../../psbt/notes.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { PROPOSAL } from '../../rules/approvals/proposer.js'
import { formatStatement, statementText } from '../../rules/approvals/statement.js'
import { signStatement } from '../../vault/cosigner-signature.js'
import { cosignerName } from '../../vault/cosigners.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { findKey } from '../keystore.js'
import { isOn, type Options, textOf } from '../options.js'
import { term } from '../policy/statements.js'
import { checkOffline } from '../surroundings.js'
import { placeOf, withKey } from './signer.js'
import { signWithOwn } from './statement-key.js'

/** Who proposes, by name, and the key that they sign it with, where one is named. */
export interface ProposerKey {
  readonly name: string
  readonly record: StoredKey
  readonly surroundings: readonly Finding[]
}

/**
 * Who proposes with the key that `--key` names: a cosigner under their name in the vault, anybody else as `--proposer` says
 * or as the key is called. Undefined without `--key`. Throws `usage.invalid`, `key.unknown`, `key.other-network`,
 * `network-interface.up`.
 */
export async function proposerKey(
  context: Context,
  options: Options,
  vault: Vault,
): Promise<ProposerKey | undefined> {
  const key = textOf(options, 'key')
  if (key === undefined) {
    if (textOf(options, 'renews') === undefined) return undefined
    throw new RingiError('usage.invalid', '--renews needs --key: whoever proposes anew signs for it.')
  }
  if (isOn(options, 'plain'))
    throw new RingiError(
      'usage.invalid',
      'With --plain nobody is named as the proposer, so that --key has no use.',
    )
  const record = await findKey(context.home, key)
  requireNetwork(record, vault)
  const surroundings = await checkOffline(options, record.network)
  const place = placeOf(vault, record)
  const asked = textOf(options, 'proposer')
  const name = place === undefined ? parseName(asked ?? record.name) : cosignerName(vault, place)
  if (asked === undefined || asked === name) return { name, record, surroundings }
  throw new RingiError('usage.invalid', `With this key ${name} proposes, and nobody else.`, {
    hint: 'Leave --proposer out.',
  })
}

/** The proposal with the statement of who proposes it, signed by them. Throws what opening the key throws. */
export async function signAsProposer(
  context: Context,
  options: Options,
  { name, record }: ProposerKey,
  { facts: { vault, digest, txid, psbt } }: ReviewedPsbt,
): Promise<Psbt> {
  const statement = {
    ...{ vault: vault.digest.hex, proposal: digest.hex, transaction: txid, proposer: name },
    ...{ renews: textOf(options, 'renews') ?? 'none', proposed: term().approved },
  }
  const text = statementText(PROPOSAL, statement)
  const signature =
    placeOf(vault, record) === undefined
      ? await signWithOwn(context, options, { record, vault }, text)
      : await withKey(context, options, { record, vault }, key => signStatement(key, text))
  return withStatement(psbt, formatStatement(PROPOSAL, { statement, signature }))
}
