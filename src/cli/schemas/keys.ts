import { count, either, flag, list, nullable, oneOf, record, text } from '../../base/shape.js'
import { fingerprint, hex, path } from '../../base/vocabulary.js'
import { SHARE_SCHEMES } from '../../keys/shares/key-share.js'
import { networkName, scriptTypeName } from '../../vault/vocabulary.js'
import { ACCOUNTS } from './accounts.js'
import { file, type Schemas } from './build.js'

const newKey = { name: text, fingerprint, network: networkName, wordCount: count, passphrase: flag }

/** Of the commands for keys. */
export const KEYS = {
  'key generate': record({ ...newKey, entropy: record({ dice: count, system: flag }) }),
  'key restore': record(newKey),
  'key verify': record({ name: text, fingerprint, network: networkName, matches: flag }),
  'key backup': record({
    ...{ name: text, fingerprint, network: networkName },
    scheme: oneOf(...SHARE_SCHEMES),
    /** What all its shares begin with: two words, or four characters behind MS1 and the threshold. */
    identifier: text,
    /** How many groups make the key, of those that are listed. */
    neededGroupCount: count,
    groups: list(record({ neededCount: count, shareCount: count })),
    folder: nullable(text),
  }),
  'key xpub': either(
    record({
      name: text,
      fingerprint,
      network: networkName,
      scriptType: scriptTypeName,
      path,
      xpub: text,
      keyExpression: text,
      file,
    }),
    ACCOUNTS.handedOut,
  ),
  'key list': record({ keys: list(record({ name: text, fingerprint, network: networkName })) }),
  'key entropy': record({ entropy: hex, wordCount: count, dice: count, system: flag }),
} as const satisfies Schemas
