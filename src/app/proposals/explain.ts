import { RingiError } from '../../base/error.js'
import { seemsToSpend } from '../../psbt/diagnose/coins.js'
import { type AskingKey, type Diagnosis, diagnose } from '../../psbt/diagnose/diagnosis.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { cosignersOf } from '../../vault/stored-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { type PsbtFile, readPsbt } from '../files.js'
import { findKey } from '../keys/keystore.js'
import { VerifiedLog } from '../log/verified-log.js'
import { NO_EVIDENCE } from '../policy/evidence.js'
import { allVaults, namedVault } from '../vaults.js'
import { ReviewContext, reviewFile } from './review-file.js'

/** What is asked of a proposal that does not go on. */
export interface ExplainRequest {
  readonly psbt: string
  /** A registered vault, or a vault file; the one whose coins it seems to spend unless told. */
  readonly vault: string | undefined
  /** The key that is to sign. */
  readonly key: string | undefined
  readonly gapLimit: number
}

/** Why a proposal cannot be signed or finalized, as far as it cannot. */
export interface ExplainedProposal {
  readonly reviewed: ReviewedPsbt
  readonly diagnosis: Diagnosis
  readonly key: AskingKey | undefined
}

/** Looks for every reason why a proposal cannot be signed or finalized. Throws `signing.unknown-vault`. */
export async function explainProposal(context: Context, request: ExplainRequest): Promise<ExplainedProposal> {
  const key = await askingKey(context, request.key)
  const file = await readPsbt(context, request.psbt)
  const otherVaults = await allVaults(context.home)
  const vault = await vaultOf(context, request.vault, file, otherVaults)
  const { history } = await VerifiedLog.read(context.home)
  const reviewing = new ReviewContext(context, { ...NO_EVIDENCE, gapLimit: request.gapLimit })
  const settings = await reviewing.settings(vault, { stage: 'review', history })
  const reviewed = reviewFile(settings, vault, file)
  return { reviewed, diagnosis: diagnose(reviewed, { key, otherVaults }), key }
}

async function askingKey(context: Context, name: string | undefined): Promise<AskingKey | undefined> {
  if (name === undefined) return undefined
  const record = await findKey(context.home, name)
  const { name: called, network, fingerprint } = record
  return { name: called, network, fingerprint, accounts: cosignersOf(record) }
}

/** The vault that is named, or the one among the registered ones whose coins the proposal seems to spend. */
async function vaultOf(
  context: Context,
  name: string | undefined,
  { psbt, proofs }: PsbtFile,
  registered: readonly Vault[],
): Promise<Vault> {
  if (name !== undefined) return await namedVault(context, name)
  const found = registered.find(vault => seemsToSpend(psbt, vault, proofs))
  if (found !== undefined) return found
  throw new RingiError('signing.unknown-vault', { why: 'explained' })
}
