import { RingiError } from '../../base/error.js'
import type { Format } from '../../formats/format.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { chooseTarget, writeText } from '../files.js'
import { readTokens, sealRecord } from '../keys/bsms.js'
import { isOfHome, namedVault } from '../vaults.js'

/** The vault that is written for another program. */
export interface ExportVaultRequest {
  /** A registered vault, or a vault file. */
  readonly vault: string
  readonly format: Format
  readonly out: string | undefined
  /** Files with the token of an encrypted setup (BIP 129). */
  readonly tokenFile: readonly string[]
}

/** A vault as another program reads it. */
export interface ExportedVault {
  readonly vault: Vault
  readonly content: string
  /** Null where standard output has to carry it. */
  readonly file: string | null
  /** Whether the vault is from this home, with no key open that has sealed it. */
  readonly isOfHome: boolean
}

/** The formats whose records may be encrypted (BIP 129). */
const ENCRYPTED: readonly string[] = ['bsms']

/** Writes a vault as another program reads it. Throws `usage.invalid`, and what the format cannot say. */
export async function exportVault(context: Context, request: ExportVaultRequest): Promise<ExportedVault> {
  const { format } = request
  const vault = await namedVault(context, request.vault)
  const tokens = await readTokens(request.tokenFile)
  if (tokens.length > 0 && !ENCRYPTED.includes(format.name))
    throw new RingiError('usage.invalid', { why: 'token-format', formats: ENCRYPTED })
  const content = sealRecord(format.write(vault), tokens)
  const target = await chooseTarget(context, request.out ?? '-')
  const { file } = await writeText(context, target, content)
  return { vault, content, file, isOfHome: await isOfHome(context, request.vault) }
}
