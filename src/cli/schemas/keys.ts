import { count, flag, list, record, text } from '../../base/shape.js'
import { fingerprint, hex, path } from '../../base/vocabulary.js'
import { networkName, scriptTypeName } from '../../vault/vocabulary.js'
import { file, type Schemas } from './build.js'

const newKey = { name: text, fingerprint, network: networkName, wordCount: count, passphrase: flag }

/** Of the commands for keys. */
export const KEYS = {
  'key generate': record({ ...newKey, entropy: record({ dice: count, system: flag }) }),
  'key restore': record(newKey),
  'key verify': record({ name: text, fingerprint, network: networkName, matches: flag }),
  'key xpub': record({
    name: text,
    fingerprint,
    network: networkName,
    scriptType: scriptTypeName,
    path,
    xpub: text,
    keyExpression: text,
    file,
  }),
  'key list': record({ keys: list(record({ name: text, fingerprint, network: networkName })) }),
  'key entropy': record({ entropy: hex, wordCount: count, dice: count, system: flag }),
} as const satisfies Schemas
