import { choice, count, facts, list, text } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

const artefact = choice(
  'proposal',
  'transaction',
  'vault',
  'cosigner',
  'descriptor',
  'account',
  'key',
  'statement',
  'policy',
  'json',
  'text',
)

/** The codes of this room. */
export const QR_CODES = {
  'usage.invalid': reasons(2, { 'not-shown-as': { artefact, type: text } }),
  'qr.does-not-fit': reasons(2, { 'too-many': { frames: count, most: count }, 'too-long': {} }),
  'qr.unknown': 3,
  'qr.unsupported': reasons(3, {
    'bbqr-type': {},
    'ur-type': { type: text },
    'first-edition': {},
    'specter-parts': {},
    coin: {},
    script: {},
  }),
  'qr.malformed': reasons(3, {
    'long-line': {},
    'long-text': {},
    'no-header': {},
    encoding: {},
    letters: {},
    lengths: {},
    'not-ur': {},
    bytewords: {},
    part: {},
    cbor: {},
    'not-utf8': {},
    'not-of-type': {},
  }),
  'qr.part-number': reasons(3, {
    range: { part: count, of: count },
    contradiction: { part: count, of: count, outside: facts({ part: text, of: text }) },
  }),
  'qr.checksum': reasons(3, { frame: {}, whole: {}, digest: { computed: text } }),
  'qr.too-large': reasons(3, { joined: { most: count }, stated: { bytes: count, parts: count } }),
  'qr.not-found': reasons(3, { 'no-code': {} }),
  'qr.other-message': reasons(4, { frame: {}, text: {} }),
  'qr.conflict': reasons(4, { twice: { part: count }, contradiction: { part: count } }),
  'qr.type-mismatch': 4,
  'qr.incomplete': takes(6, {
    format: choice('bbqr', 'ur'),
    have: count,
    total: count,
    missing: list(text),
  }),
  'image.malformed': reasons(3, {
    'not-picture': {},
    'ends-early': {},
    'no-size': {},
    'no-header': {},
    kind: {},
    checksum: {},
    'no-palette': {},
    'no-pixels': {},
    'scrambled-pixels': {},
    'pixel-kind': {},
    filter: {},
    'between-pictures': {},
    'large-frame': {},
    'not-whole': {},
  }),
  'image.too-large': reasons(3, { picture: { width: count, height: count }, film: {} }),
  'file.malformed': reasons(3, { 'no-picture': {} }),
  'extended-key.private': reasons(3, { 'in-codes': {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly qr: typeof QR_CODES
  }
}
