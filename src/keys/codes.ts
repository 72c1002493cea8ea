import { choice, count, facts, list, optional, text, type ValuesOf } from '../base/arguments.js'
import { type CodeTable, reasons, takes } from '../base/codes.js'

/** The languages of BIP 39, by the names of `languages.ts`. */
const language = choice(
  'english',
  'japanese',
  'korean',
  'spanish',
  'chinese_simplified',
  'chinese_traditional',
  'french',
  'italian',
  'czech',
  'portuguese',
)

const languages = list(facts({ language, code: text }))

const shareFact = choice(
  'scheme',
  'identifier',
  'extendable',
  'exponent',
  'group-threshold',
  'group-count',
  'threshold',
  'length',
  'value',
)

/** What shares that belong together say alike. */
export type ShareFact = ValuesOf<{ fact: typeof shareFact }>['fact']

/** The codes of this room. */
export const KEYS_CODES = {
  'internal.bug': reasons(1, { 'wiped-key': {} }),
  'name.malformed': takes(2, { most: count }),
  'entropy.weak': reasons(8, { system: {}, length: { bytes: count }, nothing: {} }),
  'dice.too-few': takes(8, { words: count, throws: count, least: count }),
  'dice.biased': takes(8, { fault: choice('faces', 'run', 'pattern', 'pairs', 'too-even') }),
  'dice.malformed': reasons(3, { digits: {}, character: { position: count } }),
  'mnemonic.malformed': reasons(8, {
    'no-list': { known: list(language) },
    words: { language, positions: list(text) },
    length: { wordCount: count, possible: list(count) },
  }),
  'mnemonic.checksum': 8,
  'mnemonic.comparison-words': 8,
  'mnemonic.electrum': 8,
  'mnemonic.slip39': 8,
  'mnemonic.well-known': 8,
  'mnemonic.language': reasons(2, { unknown: { known: languages }, ambiguous: { languages } }),
  'share.malformed': reasons(8, {
    'mixed-case': {},
    prefix: {},
    length: {},
    threshold: {},
    identifier: {},
    groups: {},
    padding: {},
    character: { position: count },
    words: { positions: list(count) },
  }),
  'share.checksum': takes(8, { unit: choice('word', 'character'), position: optional(count) }),
  'shares.mismatch': takes(8, { fact: shareFact }),
  'shares.repeated': 8,
  'shares.too-few': reasons(8, {
    members: { have: count, needed: count, group: optional(count) },
    groups: { have: count, needed: count },
  }),
  'shares.split': reasons(2, { codex32: { most: count }, slip39: { most: count } }),
  'passphrase.characters': 2,
  'passphrase.outer-blank': takes(8, { at: choice('both-ends', 'beginning', 'end') }),
  'path.malformed': reasons(3, { 'child-number': {}, path: {}, origin: {}, 'origin-with-m': {} }),
  'path.too-deep': reasons(3, { bip32: {}, path: { most: count } }),
  'path.unusual': reasons(4, { hardened: {} }),
  'extended-key.malformed': reasons(3, { damaged: {}, slip132: {} }),
  'extended-key.private': reasons(3, { 'public-expected': {} }),
  'secret.in-content': takes(3, { kind: choice('key-file', 'mnemonic', 'dice', 'comparison-words') }),
  'extended-key.network': takes(4, {
    wanted: text,
    beginnings: list(facts({ letter: text, networks: list(text) })),
  }),
  'extended-key.origin': takes(4, { path: text, depth: count, childNumber: text }),
  'fingerprint.malformed': 3,
  'cosigner.malformed': reasons(3, { 'key-record': {} }),
  'cosigner.bad-signature': reasons(4, { 'key-record': {} }),
} as const satisfies CodeTable

declare module '../base/codes.js' {
  interface Rooms {
    readonly keys: typeof KEYS_CODES
  }
}
