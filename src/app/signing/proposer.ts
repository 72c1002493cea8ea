import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { parseName } from '../../keys/name.js'
import type { Psbt } from '../../psbt/codec/psbt.js'
import { withStatement } from '../../psbt/notes.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { PROPOSAL } from '../../rules/statements/proposer.js'
import { formatStatement, statementText } from '../../rules/statements/statement.js'
import { signStatement } from '../../vault/cosigner-signature.js'
import { cosignerName } from '../../vault/cosigners.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { findKey } from '../keys/keystore.js'
import { Credentials } from '../keys/secrets.js'
import { term } from '../policy/statements.js'
import type { ProposalRequest } from '../proposals/proposal-request.js'
import { checkOffline } from '../surroundings.js'
import { cosignerPlaceOf, type KeyOwner, withKey } from './signer.js'
import { signWithOwn } from './statement-key.js'

/** Who proposes, by name, and the key that they sign it with. */
export interface ProposerKey extends KeyOwner {
  readonly name: string
  /** The transaction that has lapsed and is proposed anew. */
  readonly renews: string | undefined
  readonly surroundings: readonly Finding[]
}

/**
 * Who proposes with the key that `--key` names: a cosigner under their name in the vault, anybody else as `--proposer` says
 * or as the key is called. Undefined without `--key`. Throws `usage.invalid`, `key.unknown`, `key.other-network`,
 * `network-interface.up`.
 */
export async function proposerKey(
  context: Context,
  request: ProposalRequest,
  vault: Vault,
): Promise<ProposerKey | undefined> {
  const { key, renews, plain, proposer: asked } = request
  if (key === undefined) {
    if (renews === undefined) return undefined
    throw new RingiError('usage.invalid', { why: 'renews-without-key' })
  }
  if (plain) throw new RingiError('usage.invalid', { why: 'plain-with-key' })
  const record = await findKey(context.home, key)
  requireNetwork(record, vault)
  const surroundings = await checkOffline(request.allowOnline, record.network)
  const place = cosignerPlaceOf(vault, record)
  const name = place === undefined ? parseName(asked ?? record.name) : cosignerName(vault, place)
  const credentials = new Credentials(context, request)
  if (asked === undefined || asked === name) return { name, renews, record, vault, credentials, surroundings }
  throw new RingiError('usage.invalid', { why: 'other-proposer', name })
}

/** The proposal with the statement of who proposes it, signed by them. Throws what opening the key throws. */
export async function signAsProposer(
  context: Context,
  proposer: ProposerKey,
  { facts: { digest, txid, psbt } }: ReviewedPsbt,
): Promise<Psbt> {
  const { name, renews, record, vault } = proposer
  const statement = {
    ...{ vault: vault.digest.hex, proposal: digest.hex, transaction: txid, proposer: name },
    ...{ renews: renews ?? 'none', proposed: term().approved },
  }
  const text = statementText(PROPOSAL, statement)
  const signature =
    cosignerPlaceOf(vault, record) === undefined
      ? await signWithOwn(context, proposer, text)
      : await withKey(context, proposer, key => signStatement(key, text))
  return withStatement(psbt, formatStatement(PROPOSAL, { statement, signature }))
}
