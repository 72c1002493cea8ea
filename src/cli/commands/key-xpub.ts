import { type HandedOut, handOutKey } from '../../app/keys/hand-out-key.js'
import { formatPath } from '../../keys/path.js'
import { keyExpression } from '../../vault/cosigner.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, oneOf, PATH, SCRIPT_TYPE, wholeNumber } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES, TOKEN_FILE } from '../options/keys.js'
import { optional, required } from '../parameters.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

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

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await handOutKey(context, request)),
)

/** What is told of it. */
export function outcome({ record, cosigner, findings, written }: HandedOut): Outcome<DataOf<'key xpub'>> {
  const { name, fingerprint } = record
  const { file, raw } = written
  const path = formatPath(cosigner.path)
  const xpub = cosigner.xpub.toString()
  return {
    data: {
      name,
      fingerprint,
      path,
      xpub,
      keyExpression: keyExpression(cosigner),
      scriptType: cosigner.scriptType,
      network: record.network,
      file,
    },
    findings,
    raw,
    text: style =>
      table([
        [style.words.key, style.bold(name)],
        [style.words.fingerprint, fingerprint],
        [style.words.path, path],
        ['xpub', xpub],
        [style.words.file, file ?? '-'],
      ]),
  }
}
