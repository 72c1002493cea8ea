import { toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { type Network, networkNamed } from '../../chain/network.js'
import type { BsmsToken } from '../../formats/bsms-encryption.js'
import { type DerivationPath, formatPath, parsePath } from '../../keys/path.js'
import { using } from '../../keys/using.js'
import type { ScriptType } from '../../spend/script-type.js'
import { scriptTypeOn } from '../../spend/script-types.js'
import { type CosignerRecord, keyRecordIn, parseCosignerFile, signKeyRecord } from '../../vault/cosigner.js'
import { accountName, type CosignerChild, cosignerFile, type StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import type { Written } from '../files.js'
import { chooseTarget, writeText } from '../files.js'
import { checkOffline } from '../surroundings.js'
import { readTokens, sealRecord } from './bsms.js'
import { findKey, openKey, recordAccount } from './keystore.js'
import type { SecretFiles } from './secrets.js'
import { Credentials } from './secrets.js'

/** Which public half of a key is handed out, and how. */
export interface HandOutRequest extends SecretFiles {
  readonly name: string
  readonly scriptType: ScriptType
  /** The account of BIP 48; the first where none is named. */
  readonly account: number | undefined
  /** Any path instead. */
  readonly path: DerivationPath | undefined
  /** A cosigner file, or a key record (BIP 129, round 1). */
  readonly format: 'cosigner' | 'bsms'
  readonly out: string | undefined
  readonly allowOnline: boolean
  /** Files with tokens, of which a key record is encrypted with one (BIP 129). */
  readonly tokenFile: readonly string[]
}

/** The public half of a key that was handed out. */
export interface HandedOut {
  readonly record: StoredKey
  readonly cosigner: CosignerRecord
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Writes the public half of a key for the others; the key is opened where it is not on record. */
export async function handOutKey(context: Context, request: HandOutRequest): Promise<HandedOut> {
  const record = await findKey(context.home, request.name)
  const meant = scriptTypeOn(request.scriptType, networkNamed(record.network))
  const { name: scriptType } = meant
  const path = pathOf({ ...request, scriptType: meant }, networkNamed(record.network))
  const suffix = suffixOf(request)
  const isBsms = request.format === 'bsms'
  const extension = isBsms ? 'bsms' : 'cosigner.json'
  const target = await chooseTarget(
    context,
    request.out ?? `${record.name}-${scriptType}${suffix}.${extension}`,
  )
  const tokens = await readTokens(request.tokenFile)
  if (tokens.length > 0 && !isBsms) throw new RingiError('usage.invalid', { why: 'token-bsms' })
  const known = record.cosigners[accountName(scriptType, networkNamed(record.network), path)]
  const needsKey = known === undefined || tokens.length > 0
  const findings = needsKey ? await checkOffline(request.allowOnline, record.network) : []
  const credentials = new Credentials(context, request)
  const text = known ?? (await signAnew(context, credentials, record, { scriptType, path }))
  const cosigner = parseCosignerFile(text)
  const content = isBsms ? await keyRecord(context, credentials, { record, text, cosigner }, tokens) : text
  const written = await writeText(context, target, content)
  return { record, cosigner, findings, written }
}

/** The key record (BIP 129): the one in the cosigner file, or one that is signed with a token and encrypted with it. */
async function keyRecord(
  context: Context,
  credentials: Credentials,
  { record, text, cosigner }: { record: StoredKey; text: string; cosigner: CosignerRecord },
  tokens: readonly BsmsToken[],
): Promise<string> {
  const [token] = tokens
  if (token === undefined) return keyRecordIn(text)
  const signed = using(await openKey(context, credentials, record), ({ master }) =>
    using(master.derive(cosigner.path), account => signKeyRecord(cosigner, account, toHex(token.bytes))),
  )
  return sealRecord(signed.trim(), tokens)
}

/** Signs the cosigner file of another account, and puts it on record: the machine then knows that key for its own. */
async function signAnew(
  context: Context,
  credentials: Credentials,
  record: StoredKey,
  { scriptType, path }: Omit<CosignerChild, 'master'>,
): Promise<string> {
  return await using(await openKey(context, credentials, record), async ({ master, sealing }) => {
    const text = cosignerFile(record, { master, scriptType, path })
    const name = accountName(scriptType, networkNamed(record.network), path)
    await recordAccount(context.home, sealing, name, text)
    return text
  })
}

/** The path that is named, or that of the account. Throws `usage.invalid`, and for accounts of BIP 45, which has none. */
function pathOf({ path, account, scriptType }: HandOutRequest, network: Network): DerivationPath {
  if (path === undefined) return parsePath(scriptType.accountPath(network, account ?? 0))
  if (account === undefined) return path
  throw new RingiError('usage.invalid', { why: 'path-and-account' })
}

/** What tells the file apart from that of the first account. */
function suffixOf({ path, account = 0 }: HandOutRequest): string {
  if (path === undefined) return account === 0 ? '' : `-account-${account}`
  return `-${formatPath(path).replaceAll('/', '-') || 'm'}`
}
