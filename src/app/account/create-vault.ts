import { fromHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import type { NemNetwork } from '../../chain/nem/networks.js'
import { type NemCosignerRecord, parseNemCosignerFile } from '../../nem/cosigner-file.js'
import { checkSnapshot, parseAccountSnapshot } from '../../nem/snapshot.js'
import { type AccountVault, createAccountVault, formatAccountVault } from '../../nem/vault.js'
import { requireUnblocked } from '../blocked.js'
import type { Context } from '../context.js'
import { chooseTarget, parsedFile, type Written, writeText } from '../files.js'
import { confirm } from '../person.js'

/** The account that is to be a vault. */
export interface CreateAccountVaultRequest {
  readonly name: string
  readonly network: NemNetwork
  readonly threshold: number
  /** A file for each cosigner. */
  readonly cosigner: readonly string[]
  /** The public key of the account, in hex, or a file in which it is handed out as a cosigner's is. */
  readonly account: string
  /** The age recipient of the machine that cosignatures are encrypted to. */
  readonly publisher: string
  /** What a node prints of the account, where it is one of several cosigners already. */
  readonly snapshot: string | undefined
  readonly out: string | undefined
}

/** A vault of an account that was put together and written. */
export interface CreatedAccountVault {
  readonly vault: AccountVault
  readonly findings: readonly Finding[]
  readonly written: Written
}

/**
 * Puts the vault of an account together from what its cosigners have handed out, each with a proof that they have their
 * key, and once somebody has agreed that any one of them can burn what is in it. Where the account has cosigners already,
 * they have to be these. Throws `confirm.*`, `nem.snapshot-differs` and what reading and making it throws.
 */
export async function createAccountVaultFile(
  context: Context,
  request: CreateAccountVaultRequest,
): Promise<CreatedAccountVault> {
  const { name, network, threshold, publisher, cosigner: files } = request
  const target = await chooseTarget(context, request.out ?? `${name}.vault.json`, files)
  const cosigners: NemCosignerRecord[] = []
  for (const file of files) cosigners.push(await readRecord(context, file, network))
  const account = await readAccountKey(context, request)
  const vault = createAccountVault({ name, network, account, cosigners, required: threshold, publisher })
  await requireSame(context, request, vault)
  await confirm(context, { asks: 'account-risk', vault })
  const findings = [finding('warn', 'vault.one-can-burn', { vault: name })]
  return { vault, findings, written: await writeText(context, target, formatAccountVault(vault)) }
}

/** Reads a cosigner file, which has to be of that network. Throws `cosigner.*`, `key.other-network`. */
async function readRecord(context: Context, file: string, network: NemNetwork): Promise<NemCosignerRecord> {
  const record = await parsedFile(context.io, file, parseNemCosignerFile)
  if (record.network.name === network.name) return record
  throw new RingiError('key.other-network', { why: 'file', file, wanted: network.name })
}

async function readAccountKey(
  context: Context,
  { account, network }: CreateAccountVaultRequest,
): Promise<Uint8Array> {
  if (/^[0-9a-f]{64}$/.test(account)) return fromHex(account)
  return (await readRecord(context, account, network)).publicKey
}

async function requireSame(
  context: Context,
  { snapshot: file }: CreateAccountVaultRequest,
  vault: AccountVault,
): Promise<void> {
  if (file === undefined) return
  requireUnblocked(checkSnapshot(vault, await parsedFile(context.io, file, parseAccountSnapshot)))
}
