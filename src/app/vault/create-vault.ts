import type { Finding } from '../../base/finding.js'
import type { Network } from '../../chain/network.js'
import { readCosigner } from '../../formats/foreign-cosigner.js'
import type { SchemeName, ScriptType } from '../../spend/script-type.js'
import { type ScriptHashBytes, scriptTypeOn } from '../../spend/script-types.js'
import type { Cosigner } from '../../vault/cosigner.js'
import { createVault } from '../../vault/create.js'
import { doubtsAbout } from '../../vault/doubts.js'
import { formatVault } from '../../vault/file.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import type { Written } from '../files.js'
import { chooseTarget, inFile, readText, writeText } from '../files.js'
import { openRecord, readTokens } from '../keys/bsms.js'

/** The vault that is to be put together. */
export interface CreateVaultRequest {
  readonly name: string
  readonly threshold: number
  readonly scriptType: ScriptType
  readonly network: Network
  /** How long the hash of its scripts is, where the chain leaves the choice. */
  readonly scriptHash: ScriptHashBytes | undefined
  /** How signatures are made, where it leaves that. */
  readonly scheme: SchemeName | undefined
  /** Whether keys in scripts stand in the order given, and not in that of BIP 67. */
  readonly unsorted: boolean
  /** A file for each cosigner. */
  readonly cosigner: readonly string[]
  /** Files with the tokens of an encrypted setup (BIP 129). */
  readonly tokenFile: readonly string[]
  readonly out: string | undefined
}

/** A vault that was put together and written. */
export interface CreatedVault {
  readonly vault: Vault
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Puts a vault together from what its cosigners have handed out. */
export async function createVaultFile(context: Context, request: CreateVaultRequest): Promise<CreatedVault> {
  const { name, network, threshold, scheme } = request
  const scriptType = scriptTypeOn(request.scriptType, network, request.scriptHash)
  const target = await chooseTarget(context, request.out ?? `${name}.vault.json`, request.cosigner)
  const tokens = await readTokens(request.tokenFile)
  const cosigners: Cosigner[] = []
  for (const file of request.cosigner) {
    const text = await readText(context.io, file)
    const fallback = `cosigner-${cosigners.length + 1}`
    cosigners.push(
      inFile(file, () => {
        const opened = openRecord(text, tokens)
        return readCosigner(opened.text, { network, scriptType, fallback, token: opened.token })
      }),
    )
  }
  const vault = createVault({
    name,
    network,
    scriptType,
    required: threshold,
    cosigners,
    sorted: !request.unsorted,
    scheme,
  })
  const written = await writeText(context, target, formatVault(vault))
  return { vault, findings: doubtsAbout(vault), written }
}
