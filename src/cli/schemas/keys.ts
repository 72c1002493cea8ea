import {
  count,
  file,
  fingerprint,
  flag,
  hex,
  list,
  network,
  path,
  record,
  type Schemas,
  scriptType,
  text,
} from './build.js'

const newKey = { name: text, fingerprint, network, wordCount: count, passphrase: flag }

/** Of the commands for keys. */
export const KEYS: Schemas = {
  'key generate': record({ ...newKey, entropy: record({ dice: count, system: flag }) }),
  'key restore': record(newKey),
  'key verify': record({ name: text, fingerprint, network, matches: flag }),
  'key xpub': record({
    name: text,
    fingerprint,
    network,
    scriptType,
    path,
    xpub: text,
    keyExpression: text,
    file,
  }),
  'key list': record({ keys: list(record({ name: text, fingerprint, network })) }),
  'key entropy': record({ entropy: hex, wordCount: count, dice: count, system: flag }),
}
