import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { using } from '../../keys/using.js'
import type { Seal } from '../../log/seal.js'
import { twinsOf } from '../../vault/twins.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { findKey, openForSealing } from '../keys/keystore.js'
import { Credentials } from '../keys/secrets.js'
import { VerifiedLog } from '../log/verified-log.js'
import { confirm } from '../person.js'
import { checkOffline } from '../surroundings.js'
import { sealAnew } from './seal-anew.js'
import { type HomeSummary, summaryOf } from './summary.js'

/** Under which key a home is sealed, and what a person has said of it already. */
export interface SealHomeRequest {
  readonly key: string
  /** Of vaults with the same keys, the one that the others have. */
  readonly keep: string | undefined
  /** The digest of what was compared with the others: it is sealed without asking. */
  readonly digest: string | undefined
  readonly passwordFile: string | undefined
  readonly allowOnline: boolean
}

/** A home that was sealed as it is. */
export interface SealedHome {
  readonly key: string
  readonly summary: HomeSummary
  readonly seal: Seal
  readonly findings: readonly Finding[]
}

/** Seals all that a home holds, once a person has compared it with the others. Throws `home.sealed-already`, `vault.twins`. */
export async function sealHome(context: Context, request: SealHomeRequest): Promise<SealedHome> {
  const { home } = context
  const record = await findKey(home, request.key)
  const findings = await checkOffline(request.allowOnline, record.network)
  const summary = await summaryOf(home, await VerifiedLog.read(home, { key: record.name }))
  const kept = await chooseTwin(context, request.keep, summary.vaults)
  await askToSeal(context, request.digest, summary)
  const opened = await openForSealing(context, new Credentials(context, request), record)
  const seal = await using(opened.sealing, () => sealAnew(home, opened, { digest: summary.digest.hex, kept }))
  return { key: record.name, summary, seal, findings }
}

/** Of vaults with the same keys, the one that is kept; undefined where there are none. Throws `vault.twins`, `confirm.needed`. */
async function chooseTwin(
  { person }: Context,
  named: string | undefined,
  vaults: readonly Vault[],
): Promise<Vault | undefined> {
  const twins = vaults.filter(vault => twinsOf(vault, vaults).length > 0)
  if (twins.length === 0) return undefined
  const names = twins.map(({ name }) => name).join(', ')
  const chosen = named ?? (await person.line({ asks: 'twin', twins: names }))
  const kept = twins.find(({ name }) => name === chosen.trim())
  if (kept !== undefined) return kept
  throw new RingiError('vault.twins', { why: 'not-one', twins: names })
}

/** Shows all that would be sealed, to compare with the others, and asks; a script names the digest of what was compared. */
async function askToSeal(context: Context, given: string | undefined, summary: HomeSummary): Promise<void> {
  if (given === summary.digest.hex) return
  if (given === undefined) return await confirm(context, { asks: 'seal', summary })
  const told = { expected: given.slice(0, 64), actual: summary.digest.hex }
  throw new RingiError('confirm.mismatch', { why: 'home', ...told })
}
