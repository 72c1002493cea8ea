import { RingiError } from '../base/error.js'
import type { Finding } from '../base/finding.js'
import { parseUniqueJson } from '../base/unique-json.js'
import type { Network } from '../chain/network.js'

/** Wallet files of other programs carry their history too; beyond this they are not looked at. */
const MAX_CHARACTERS = 16 * 1024 * 1024

/** A file from another program, as far as it can be looked at before its format and its network are known. */
export interface FileContent {
  readonly text: string
  /** The lines without white space around them, empty ones left out; none where the file is JSON. */
  readonly lines: readonly string[]
  /** JSON values behind the first one, after commas: what Electrum has changed since it wrote the file. */
  readonly changes: readonly unknown[]
  /** The members of the JSON object that the file is, or undefined. */
  readonly json: Readonly<Record<string, unknown>> | undefined
  /** The items of the JSON list that the file is, or undefined. */
  readonly list: readonly unknown[] | undefined
  /** Whether keys may be taken of which the file does not say where they come from. */
  readonly assumeOrigins: boolean
  /** Takes what there is to say of the file that does not keep it from being read. */
  readonly note: (finding: Finding) => void
}

/** A file of a format that is known. */
export interface WalletSource extends FileContent {
  /** The network that keys and addresses have to belong to. */
  readonly network: Network
}

/** What is said of how a file is to be read. */
type ReadingOptions = Pick<WalletSource, 'assumeOrigins' | 'note'>

/** Takes a file apart. Throws `vault.malformed` for what is too long, or begins like JSON and is none. */
export function sourceOf(text: string, reading: ReadingOptions): FileContent {
  if (text.length > MAX_CHARACTERS) throw new RingiError('vault.malformed', { why: 'too-long' })
  const none = { ...reading, lines: [], changes: [], json: undefined, list: undefined }
  if (!/^\s*[[{]/.test(text)) return { ...none, text, lines: linesIn(text) }
  // Windows programs put a byte order mark first, which white space in a pattern includes and JSON does not.
  const [first, ...changes] = valuesIn(text.replace(/^\uFEFF/, ''))
  const value = withoutEnvelope(first)
  if (Array.isArray(value)) return { ...none, text, list: value, changes }
  return { ...none, text, json: value as WalletSource['json'], changes }
}

// What a node answers over JSON-RPC stands in an envelope with an id and an error.
function withoutEnvelope(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('result' in value)) return value
  const { result, error, id, jsonrpc, ...more } = value as Record<string, unknown>
  const isAnswer = (error ?? null) === null && (id !== undefined || jsonrpc !== undefined)
  return isAnswer && Object.keys(more).length === 0 ? result : value
}

function valuesIn(text: string): readonly unknown[] {
  const value = parseUniqueJson(text)
  if (value !== undefined) return [value]
  const values = text.trimStart().startsWith('{') ? parseUniqueJson(`[${text}]`) : undefined
  if (Array.isArray(values)) return values
  throw new RingiError('vault.malformed', { why: 'not-json' })
}

function linesIn(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
}

/** Whether a text has the headings of Sparrow's file. */
export function isSparrow({ lines }: FileContent): boolean {
  return lines.some(line => /^#\s*(?:Receive|Change)\b.*\bdescriptor\b/i.test(line))
}

/** What base64 makes of the marks at the beginning of encrypted wallets: Electrum's BIE1 and BIE2, Sparrow's SPRW1. */
const MARKS = /^\s*(?:QklFM[Q-Za-v]|U1BSVz[E-H])[A-Za-z0-9+/]{40}/

/** Whether a file is a wallet that Electrum or Sparrow has encrypted under a password. */
export function isEncryptedWallet(text: string): boolean {
  return MARKS.test(text)
}
