import { fromHex, toHex } from '../base/bytes.js'
import { RingiError } from '../base/error.js'
import { membersOf } from '../base/json.js'
import { parseUniqueJson } from '../base/unique-json.js'
import { utfText } from '../base/utf-text.js'
import { PreviousTransaction } from '../bitcoin/previous-transaction.js'
import { withoutEnvelope } from './json-rpc.js'

// No block has room for more (BIP 141: 4,000,000 weight units).
const MAX_HEX_DIGITS = 2 * 4_000_000

/**
 * Reads full transactions: hex, one a line, or the JSON that `bitcoin-cli gettransaction TXID` and
 * `getrawtransaction TXID 1` print (an object with `hex`, a text of it, or an array of them), in the envelope of JSON-RPC too. Returns the raw bytes by txid; of one
 * transaction given twice, the first stays. Throws `utxo.prevtx-malformed`; its details number the text from 0, and
 * in it the line from 1 or the array's entry from 0.
 */
export function parsePreviousTransactions(texts: Iterable<string>): Map<string, Uint8Array> {
  const byTxid = new Map<string, Uint8Array>()
  let number = 0
  for (const text of texts) {
    for (const { hex, place } of entriesOf(text, number++)) {
      const { txid, bytes } = readTransaction(hex, place)
      if (!byTxid.has(txid)) byTxid.set(txid, bytes)
    }
  }
  return byTxid
}

/**
 * The whole transactions in a file: what {@link parsePreviousTransactions} reads, in UTF-8 or UTF-16, or one raw
 * transaction. Throws `utxo.prevtx-malformed`.
 */
export function previousTransactionsIn(contents: Uint8Array): Map<string, Uint8Array> {
  const text = utfText(contents)
  if (text !== undefined) return parsePreviousTransactions([text])
  const { txid, bytes } = readTransaction(toHex(contents), { text: 0 })
  return new Map([[txid, bytes]])
}

/** The text, from 0, and in it the line, from 1, or the array's entry, from 0. */
interface TextPlace {
  readonly text: number
  readonly line?: number
  readonly row?: number
}

interface GivenTransaction {
  readonly hex: unknown
  readonly place: TextPlace
}

function entriesOf(text: string, number: number): GivenTransaction[] {
  if (/^\s*[[{]/.test(text)) return jsonEntries(text, number)
  return text
    .split('\n')
    .map((line, index) => ({ hex: line.trim(), place: { text: number, line: index + 1 } }))
    .filter(entry => entry.hex !== '')
}

function jsonEntries(text: string, number: number): GivenTransaction[] {
  const document = parseUniqueJson(text)
  if (document === undefined) throw new RingiError('utxo.prevtx-malformed', { why: 'no-json', text: number })
  const answer = withoutEnvelope(document, 'utxo.prevtx-malformed')
  const entries = Array.isArray(answer) ? answer : [answer]
  return entries.map((entry, row) => ({
    hex: typeof entry === 'string' ? entry : membersOf(entry).hex,
    place: { text: number, row },
  }))
}

function readTransaction(hex: unknown, place: TextPlace): { txid: string; bytes: Uint8Array } {
  try {
    if (typeof hex !== 'string' || hex.length > MAX_HEX_DIGITS) throw new Error('no transaction')
    const bytes = fromHex(hex)
    return { txid: new PreviousTransaction(bytes).txid, bytes }
  } catch {
    throw new RingiError('utxo.prevtx-malformed', { why: 'no-transaction', ...place })
  }
}
