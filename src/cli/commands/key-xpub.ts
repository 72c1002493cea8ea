import { type HandedOut, handOutKey } from '../../app/keys/hand-out-key.js'
import { formatPath } from '../../keys/path.js'
import { keyExpression } from '../../vault/cosigner.js'
import { defineByNetwork } from '../by-model.js'
import type { Outcome } from '../command.js'
import { ACCOUNT_NETWORK, FILE, NAME, oneOf, PATH, SCRIPT_TYPE, wholeNumber } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES, TOKEN_FILE } from '../options/keys.js'
import { needed, onlyFor, optional, required, requiredFor } from '../parameters.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  name: required('--name <name>', 'which key', NAME),
  scriptType: requiredFor('coins', '--script-type <type>', 'p2wsh, p2sh-p2wsh or p2sh', SCRIPT_TYPE),
  network: onlyFor(
    'account',
    optional(
      '--network <network>',
      'nem or nem-testnet: the key that the same words have there',
      ACCOUNT_NETWORK,
    ),
  ),
  account: optional(
    '--account <n>',
    'BIP 48 account; above 0 the password is needed',
    wholeNumber(0, 0x7fffffff),
  ),
  path: onlyFor(
    'coins',
    optional('--path <path>', "any path instead, such as 45h/0, m/44'/0'/0' or m; needs the password", PATH),
  ),
  format: onlyFor(
    'coins',
    optional(
      '--format <format>',
      'cosigner, or bsms for a key record (BIP 129, round 1)',
      oneOf(['cosigner', 'bsms']),
      'cosigner',
    ),
  ),
  out: optional('--out <file>', 'the file (NAME-TYPE.cosigner.json or .bsms; - for standard output)', FILE),
  ...SECRET_FILES,
  allowOnline: ALLOW_ONLINE,
  tokenFile: onlyFor('coins', TOKEN_FILE),
}

export const command = defineByNetwork(PARAMETERS, {
  coins: async (context, request) => {
    const scriptType = needed(request.scriptType, '--script-type')
    return outcome(await handOutKey(context, { ...request, scriptType }))
  },
  account: () => import('../account/key-xpub.js'),
})

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
