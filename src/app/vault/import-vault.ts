import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { messageOf } from '../../base/message.js'
import type { Network } from '../../chain/network.js'
import type { Format } from '../../formats/format.js'
import { type ReadWallet, readWallet } from '../../formats/index.js'
import { vaultFrom } from '../../formats/to-vault.js'
import { doubtsAbout } from '../../vault/doubts.js'
import { formatVault } from '../../vault/file.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { chooseTarget, inFile, readText, type Written, writeText } from '../files.js'
import { openRecord, readTokens } from '../keys/bsms.js'
import { confirm } from '../person.js'

/** Another program's wallet that is to become a vault file. */
export interface ImportVaultRequest {
  /** A wallet file, or a descriptor. */
  readonly file: string
  readonly name: string
  /** Where the file does not tell. */
  readonly network: Network | undefined
  readonly out: string | undefined
  /** Whether keys are taken of which the file does not say where they come from. */
  readonly assumeOrigins: boolean
  /** The cosigners' names, in the order of the keys. */
  readonly cosignerName: readonly string[]
  /** Files with the tokens of an encrypted setup (BIP 129). */
  readonly tokenFile: readonly string[]
}

/** A vault that was read from another program's file, and written. */
export interface ImportedVault {
  readonly vault: Vault
  readonly format: Format
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Makes a vault file of another program's wallet. Throws what that program's format does. */
export async function importVault(context: Context, request: ImportVaultRequest): Promise<ImportedVault> {
  const { name, file: source } = request
  const target = await chooseTarget(context, request.out ?? `${name}.vault.json`, [source])
  const tokens = await readTokens(request.tokenFile)
  const text = await readText(context.io, source)
  const read = await readForeign(context, request, openRecord(text, tokens).text)
  const vault = inFile(source, () => vaultFrom(read, name, request.cosignerName))
  const written = await writeText(context, target, formatVault(vault))
  return { vault, format: read.format, findings: [...read.notes, ...doubtsAbout(vault)], written }
}

/** Reads the file; where it does not say where a key comes from, somebody at a terminal may say to go on without. */
async function readForeign(
  context: Context,
  { file, network, assumeOrigins: isAssumed }: ImportVaultRequest,
  text: string,
): Promise<ReadWallet> {
  const read = (assumeOrigins: boolean) => inFile(file, () => readWallet(text, network, assumeOrigins))
  try {
    return read(isAssumed)
  } catch (error) {
    const isMissing = error instanceof RingiError && error.code === 'origin.missing'
    if (!isMissing || !context.person.isThere) throw error
    await confirm(context, { asks: 'origins', problem: messageOf(error) })
    return read(true)
  }
}
