import { fromHex } from '../base/bytes.js'
import { membersOf } from '../base/json.js'
import type { FileKind } from '../base/message.js'
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

/** What a file is that was taken for another. */
export interface WhatFile {
  readonly is: FileKind
  /** The other program's format, of a wallet. */
  readonly format?: string
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
  if (format !== undefined) return { ...WALLET, format: format.name }
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

function file(is: FileKind, ...own: readonly string[]): WhatFile {
  return { is, own: [is, ...own] }
}

const EMPTY = file('empty')
const PROPOSAL = file('proposal', 'psbt')
const BROKEN_PROPOSAL: WhatFile = {
  ...PROPOSAL,
  own: ['psbt', 'transaction', 'amount', 'proposal', 'prevtx', 'point', 'signature', 'script'],
}
const HOLDS_PROPOSAL = file('holds-proposal', 'psbt')
const TRANSACTION = file('transaction', 'prevtx')
const FRAMES = file('qr-frames', 'qr')
const POLICY = file('policy')
const LOG = file('log')
const SNAPSHOT = file('utxos', 'utxo', 'snapshot', 'amount', 'balances')
const LABELS = file('labels', 'label')
const PAYOUTS = file('payouts', 'payout', 'csv', 'amount', 'address')
const KEY = file('key', 'extended-key', 'origin', 'path', 'cosigner')
const OUTPUT = file('output')
const OTHER_ENCODING = file('other-encoding', 'payout')

const WALLET = file(
  'wallet',
  ...['vault', 'descriptor', 'cosigner', 'extended-key', 'origin', 'path', 'format', 'bsms', 'script'],
)

/** Ringi's own documents, by what they call themselves. */
const KINDS: Readonly<Record<string, WhatFile>> = Object.fromEntries(
  [
    file('vault', 'descriptor', 'extended-key', 'origin', 'path', 'script', 'name', 'network'),
    file('cosigner', 'extended-key', 'origin', 'path'),
    file('policy-approval', 'approval'),
    file('policy-revocation', 'revocation', 'approval'),
    file('exception', 'approval'),
    file('consent', 'approval'),
    file('voucher'),
    file('checkpoint', 'log'),
    file('log-correction', 'correction', 'approval'),
  ].map(one => [one.is, one]),
)

const PICTURE = file('picture', 'qr')
const ARCHIVE = file('archive')

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
  { magic: [0x25, 0x50, 0x44, 0x46], file: file('pdf') },
]

const SECRETS = {
  'key-file': file('key-file'),
  mnemonic: file('words'),
  dice: file('dice'),
  'private-key': file('private-key'),
} as const

function secretFile(contents: Uint8Array): WhatFile | undefined {
  const kind = secretIn(readable(contents).split(BREAK).join('\n'))
  return kind === undefined || kind === 'comparison-words' ? undefined : SECRETS[kind]
}
