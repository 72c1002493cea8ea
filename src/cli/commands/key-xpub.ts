import type { Context } from '../../app/context.js'
import { chooseTarget, writeText } from '../../app/files.js'
import { readTokens, sealRecord } from '../../app/keys/bsms.js'
import { findKey, openKey, recordAccount } from '../../app/keys/keystore.js'
import { Credentials } from '../../app/keys/secrets.js'
import { checkOffline } from '../../app/surroundings.js'
import { toHex } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { type Network, networkNamed } from '../../chain/network.js'
import type { BsmsToken } from '../../formats/bsms-encryption.js'
import { type DerivationPath, formatPath, parsePath } from '../../keys/path.js'
import { using } from '../../keys/using.js'
import {
  type CosignerRecord,
  keyExpression,
  keyRecordIn,
  parseCosignerFile,
  signKeyRecord,
} from '../../vault/cosigner.js'
import { accountName, type CosignerChild, cosignerFile, type StoredKey } from '../../vault/stored-key.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, oneOf, PATH, SCRIPT_TYPE, wholeNumber } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES, TOKEN_FILE } from '../options/keys.js'
import { type Asked, optional, required } from '../parameters.js'
import { table } from '../render/style.js'

const PARAMETERS = {
  name: required('--name <name>', 'which key', NAME),
  scriptType: required('--script-type <type>', 'p2wsh, p2sh-p2wsh or p2sh', SCRIPT_TYPE),
  account: optional(
    '--account <n>',
    'BIP 48 account; above 0 the password is needed',
    wholeNumber(0, 0x7fffffff),
  ),
  path: optional(
    '--path <path>',
    "any path instead, such as 45h/0, m/44'/0'/0' or m; needs the password",
    PATH,
  ),
  format: optional(
    '--format <format>',
    'cosigner, or bsms for a key record (BIP 129, round 1)',
    oneOf(['cosigner', 'bsms']),
    'cosigner',
  ),
  out: optional('--out <file>', 'the file (NAME-TYPE.cosigner.json or .bsms; - for standard output)', FILE),
  ...SECRET_FILES,
  allowOnline: ALLOW_ONLINE,
  tokenFile: TOKEN_FILE,
}

type KeyXpubRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: KeyXpubRequest): Promise<Outcome> {
  const record = await findKey(context.home, request.name)
  const { name: scriptType } = request.scriptType
  const path = pathOf(request, networkNamed(record.network))
  const suffix = suffixOf(request)
  const isBsms = request.format === 'bsms'
  const extension = isBsms ? 'bsms' : 'cosigner.json'
  const target = await chooseTarget(
    context,
    request.out ?? `${record.name}-${scriptType}${suffix}.${extension}`,
  )
  const tokens = await readTokens(request.tokenFile)
  if (tokens.length > 0 && !isBsms)
    throw new RingiError('usage.invalid', '--token-file goes with --format bsms.')
  const known = record.cosigners[accountName(scriptType, networkNamed(record.network), path)]
  const needsKey = known === undefined || tokens.length > 0
  const findings = needsKey ? await checkOffline(request.allowOnline, record.network) : []
  const credentials = new Credentials(context, request)
  const text = known ?? (await signAnew(context, credentials, record, { scriptType, path }))
  const cosigner = parseCosignerFile(text)
  const content = isBsms ? await keyRecord(context, credentials, { record, text, cosigner }, tokens) : text
  const { file, raw } = await writeText(context, target, content)
  const { name, fingerprint } = record
  const xpub = cosigner.xpub.toString()
  return {
    data: {
      name,
      fingerprint,
      path: formatPath(path),
      xpub,
      keyExpression: keyExpression(cosigner),
      scriptType,
      network: record.network,
      file,
    },
    findings,
    raw,
    text: style =>
      table([
        [style.words.key, style.bold(name)],
        [style.words.fingerprint, fingerprint],
        [style.words.path, formatPath(path)],
        ['xpub', xpub],
        [style.words.file, file ?? '-'],
      ]),
  }
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
function pathOf({ path, account, scriptType }: KeyXpubRequest, network: Network): DerivationPath {
  if (path === undefined) return parsePath(scriptType.accountPath(network, account ?? 0))
  if (account === undefined) return path
  throw new RingiError('usage.invalid', '--path says it all: --account does not go with it.')
}

/** What tells the file apart from that of the first account. */
function suffixOf({ path, account = 0 }: KeyXpubRequest): string {
  if (path === undefined) return account === 0 ? '' : `-account-${account}`
  return `-${formatPath(path).replaceAll('/', '-') || 'm'}`
}
