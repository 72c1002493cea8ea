import { fromHex } from '../base/bytes.js'
import { membersOf } from '../base/json.js'
import { parseUniqueJson } from '../base/unique-json.js'
import { utfText } from '../base/utf-text.js'
import { decodeTransaction } from '../bitcoin/transaction.js'
import { parseLabels } from '../coins/labels.js'
import { parseSnapshot } from '../coins/snapshot.js'
import { formatOf } from '../formats/index.js'
import { BREAK, readable, secretIn } from '../keys/secrets/index.js'
import { decodePsbt, startsWithMagic } from '../psbt/codec/decode.js'
import { holdsPsbt } from '../psbt/codec/holds-psbt.js'
import { isPsbtText, psbtBytes } from '../psbt/codec/text.js'

/** What a file is, said so that whoever took the wrong one knows it, and which command takes it. */
export interface WhatFile {
  /** For scripts. */
  readonly is: string
  /** Behind “is”. */
  readonly what: string
  readonly hint: string
  /** Whose errors about it are about what is wrong within it: how their codes begin. */
  readonly own: readonly string[]
}

/**
 * What the contents of a file are, as far as they say so themselves: Ringi's own files, those that it reads from others, and
 * those that people mistake for them. Nothing of them is in what it returns.
 */
export function whatIs(contents: Uint8Array): WhatFile | undefined {
  if (contents.length === 0) return EMPTY
  const form = FORMS.find(({ magic }) => startsAs(contents, magic))
  if (form !== undefined) return form.file
  const text = utfText(contents)
  const isText = text !== undefined && !HAS_CONTROLS.test(text)
  const own = isText ? ownText(text.trim()) : undefined
  if (own !== undefined) return own
  // Of a proposal that is whole, only what a reader of proposals says is about what is within.
  if (isText ? isPsbtText(text) : startsWithMagic(contents)) return proposal(contents)
  const secret = secretFile(contents)
  if (secret !== undefined) return secret
  if (isText) return foreignText(text.trim())
  if (isTransaction(contents)) return TRANSACTION
  return isJapanese(contents) ? OTHER_ENCODING : undefined
}

function proposal(contents: Uint8Array): WhatFile {
  return takes(() => decodePsbt(psbtBytes(contents))) ? PROPOSAL : BROKEN_PROPOSAL
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const HAS_CONTROLS = /[\0-\x08\x0e-\x1a\x1c-\x1f]/

/** Text that begins as Ringi writes it. */
function ownText(text: string): WhatFile | undefined {
  if (FRAME.test(text)) return FRAMES
  if (/^kind:[ \t]*['"]?policy['"]?[ \t\r]*$/m.test(text)) return POLICY
  if (/^\{[^\n]*"previous":"[0-9a-f]{64}"[^\n]*"seq":\d/.test(text)) return LOG
  return ownKind(text)
}

/** Text of other programs. */
function foreignText(text: string): WhatFile | undefined {
  if (/^([0-9a-f]{2}){60,}$/i.test(text)) return isTransaction(fromHex(text)) ? TRANSACTION : undefined
  if (/^\[[0-9A-Fa-f]{8}(?:\/\d{1,10}[hH']?)*\][a-zA-Z]pub/.test(text)) return KEY
  if (takes(() => parseSnapshot(text))) return SNAPSHOT
  if (takes(() => parseLabels(text))) return LABELS
  if (/^["']?address["']?[,;\t]["']?amount["']?(?:[,;\t\r\n]|$)/i.test(text)) return PAYOUTS
  const format = formatOf(text)
  if (format !== undefined) return wallet(format.name)
  return holdsPsbt(text) ? HOLDS_PROPOSAL : undefined
}

const FRAME = /^(?:B\$[0-9A-Z]{6}|ur:[a-z0-9-]+\/|p\d+of\d+ )/i

/** A document of Ringi's, which says what it is. */
function ownKind(text: string): WhatFile | undefined {
  if (!text.startsWith('{')) return undefined
  const { ringi, kind, command, ok } = membersOf(parseUniqueJson(text))
  if (ringi === undefined) return undefined
  if (typeof command === 'string' && typeof ok === 'boolean') return OUTPUT
  return typeof kind === 'string' && Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined
}

function takes(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

function isTransaction(bytes: Uint8Array): boolean {
  return takes(() => decodeTransaction(bytes))
}

function startsAs(contents: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => contents[at] === byte)
}

/** Whether they are Japanese text in the encodings of Windows and old Unix. */
function isJapanese(contents: Uint8Array): boolean {
  return ['shift_jis', 'euc-jp'].some(name => {
    try {
      const text = new TextDecoder(name, { fatal: true }).decode(contents)
      return !HAS_CONTROLS.test(text) && /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u.test(text)
    } catch {
      return false
    }
  })
}

function file(is: string, what: string, hint: string, ...own: readonly string[]): WhatFile {
  return { is, what, hint, own: [is, ...own] }
}

const EMPTY = file('empty', 'empty', 'Copy it again from its source: an interrupted copy leaves such files.')
const PROPOSAL = file(
  'proposal',
  'a proposal (PSBT)',
  'ringi review, sign and combine take it; ringi inspect shows any.',
  'psbt',
)
const BROKEN_PROPOSAL: WhatFile = {
  ...PROPOSAL,
  own: ['psbt', 'transaction', 'amount', 'proposal', 'prevtx', 'point', 'signature', 'script'],
}
const HOLDS_PROPOSAL = file(
  'holds-proposal',
  'text with a proposal (PSBT) somewhere in it',
  'Copy the proposal alone into a file: it begins with cHNidP, or in hex with 70736274ff.',
  'psbt',
)
const TRANSACTION = file('transaction', 'a finished transaction', 'ringi verify takes it.', 'prevtx')
const FRAMES = file('qr-frames', 'what a camera has read from QR codes', 'ringi qr read - takes it.', 'qr')
const POLICY = file('policy', 'a policy', 'ringi policy lint, show and check --policy take it.')
const LOG = file('log', 'a log', 'ringi log verify takes it, and --history of review, sign and policy check.')
const SNAPSHOT = file(
  'utxos',
  'a list of coins',
  'ringi propose --utxos takes it.',
  ...['utxo', 'snapshot', 'amount', 'balances'],
)
const LABELS = file(
  'labels',
  'labels of coins and addresses (BIP 329)',
  'ringi propose --labels takes it.',
  'label',
)
const PAYOUTS = file(
  'payouts',
  'a payout list',
  'ringi propose --payouts takes it.',
  'payout',
  'csv',
  'amount',
  'address',
)
const KEY = file(
  'key',
  'the key of a cosigner',
  'ringi vault create --cosigner takes it.',
  ...['extended-key', 'origin', 'path', 'cosigner'],
)
const OUTPUT = file(
  'output',
  'what a command has printed with --json',
  'Give the file that its data.file names.',
)
const OTHER_ENCODING = file(
  'other-encoding',
  'text in another encoding than UTF-8: Shift_JIS or EUC-JP',
  'Save it as UTF-8; only payout lists are read as they are.',
  'payout',
)

function wallet(format: string): WhatFile {
  return file(
    'wallet',
    `a wallet of another program (${format})`,
    'ringi vault import makes a vault file of it.',
    ...['vault', 'descriptor', 'cosigner', 'extended-key', 'origin', 'path', 'format', 'bsms', 'script'],
  )
}

/** Ringi's own documents, by what they call themselves. */
const KINDS: Readonly<Record<string, WhatFile>> = {
  vault: file(
    'vault',
    'a vault file',
    'ringi vault register takes it, and --vault of other commands.',
    ...['descriptor', 'extended-key', 'origin', 'path', 'script', 'name', 'network'],
  ),
  cosigner: file(
    'cosigner',
    'a cosigner file',
    'ringi vault create --cosigner takes it.',
    ...['extended-key', 'origin', 'path'],
  ),
  'policy-approval': file(
    'policy-approval',
    'the approval of a policy',
    'ringi policy activate --approval takes it.',
    'approval',
  ),
  'policy-revocation': file(
    'policy-revocation',
    'the revocation of an approval',
    'ringi policy activate --revocation takes it.',
    ...['revocation', 'approval'],
  ),
  exception: file(
    'exception',
    'an exception from a rule',
    '--exception of review and sign takes it.',
    'approval',
  ),
  consent: file('consent', 'a consent', '--consent of review and sign takes it.', 'approval'),
  voucher: file('voucher', 'a voucher', '--voucher of review and sign takes it.'),
  checkpoint: file('checkpoint', 'a checkpoint of a log', 'ringi log verify --checkpoint takes it.', 'log'),
  'log-correction': file(
    'log-correction',
    'a correction of a log',
    'ringi log correct --correction takes it.',
    ...['correction', 'approval'],
  ),
}

const PICTURE = file('picture', 'a picture', 'ringi qr read takes it, if it shows codes.', 'qr')
const ARCHIVE = file(
  'archive',
  'an archive (or a spreadsheet)',
  'Unpack it, or export what is in it as text.',
)

const FORMS: readonly { readonly magic: readonly number[]; readonly file: WhatFile }[] = [
  { magic: [0x89, 0x50, 0x4e, 0x47], file: PICTURE },
  { magic: [0x47, 0x49, 0x46, 0x38], file: PICTURE },
  { magic: [0xff, 0xd8, 0xff], file: PICTURE },
  { magic: [0x1f, 0x8b], file: ARCHIVE },
  { magic: [0x50, 0x4b, 0x03, 0x04], file: ARCHIVE },
  { magic: [0x42, 0x5a, 0x68], file: ARCHIVE },
  { magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a], file: ARCHIVE },
  { magic: [0x28, 0xb5, 0x2f, 0xfd], file: ARCHIVE },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], file: ARCHIVE },
  {
    magic: [0x25, 0x50, 0x44, 0x46],
    file: file(
      'pdf',
      'a PDF',
      'Take the file itself, not a page made of it; or its codes as pictures, with ringi qr read.',
    ),
  },
]

const SECRETS = {
  'key-file': file(
    'key-file',
    'the encrypted file of a key',
    'It belongs in a home, beside its record, and nowhere else: commands take the key by its name.',
  ),
  mnemonic: file(
    'words',
    'a file with the words of a key',
    'Nobody else may read it. ringi key restore and key verify take it, with --words-file.',
  ),
  dice: file(
    'dice',
    'a file with throws of dice',
    'Nobody else may read it. ringi key generate --dice takes it.',
  ),
  'private-key': file(
    'private-key',
    'a file with a private key',
    'Treat the key as given away, if others could read it.',
  ),
} as const

function secretFile(contents: Uint8Array): WhatFile | undefined {
  const kind = secretIn(readable(contents).split(BREAK).join('\n'))
  return kind === undefined || kind === 'comparison-words' ? undefined : SECRETS[kind]
}
