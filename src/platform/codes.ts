import { count, flag, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

const changed = { record: { file: text } } as const

/** The codes of this room. */
export const PLATFORM_CODES = {
  'key.wrong-password': 8,
  'key.damaged': reasons(3, { header: {}, content: {} }),
  'key.kdf-cost': takes(3, { cost: count, most: count }),
  'identity.malformed': takes(3, { file: text }),
  'identity.other': takes(8, { file: text }),
  'vault.tampered': reasons(4, changed),
  'policy.tampered': reasons(4, changed),
  'log.tampered': reasons(4, changed),
  'home.seal-broken': reasons(4, changed),
  'qr.malformed': reasons(3, { packed: {}, 'behind-packed': {} }),
  'qr.too-large': reasons(3, { unpacked: { most: count } }),
  'image.malformed': reasons(3, { packed: {}, 'behind-packed': {}, unpacked: { most: count } }),
  'secret-file.readable': reasons(10, { foreign: { file: text }, open: { file: text } }),
  'home.readable': reasons(10, { foreign: { file: text }, open: { file: text } }),
  'file.missing': reasons(11, {
    file: { file: text, errno: text },
    own: { file: text },
    secret: {},
  }),
  'file.exists': reasons(11, {
    file: { file: text },
    'not-folder': { file: text },
    'not-empty': { file: text, forced: flag },
  }),
  'file.unreadable': takes(11, { file: text, errno: text }),
  'file.unwritable': takes(11, { file: text, errno: text }),
  'file.not-regular': reasons(11, {
    folder: { file: text },
    special: { file: text },
    secret: { file: text },
    'own-folder': { file: text },
    'own-file': { file: text },
  }),
  'file.too-large': reasons(3, { file: { file: text } }),
  'file.malformed': reasons(3, {
    'long-line': { file: text },
    line: { file: text },
    secret: { file: text },
  }),
  'home.locked': takes(11, { file: text }),
  'home.damaged': reasons(4, { 'key-size': { file: text }, 'key-missing': { file: text } }),
  interrupted: reasons(130, { screen: {}, question: {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly platform: typeof PLATFORM_CODES
  }
}
