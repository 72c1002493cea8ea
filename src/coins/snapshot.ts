import { RingiError } from '../base/error.js'
import { parseExactJson } from '../base/exact-json.js'
import { membersOf } from '../base/json.js'
import type { OnChain } from '../chain/chain.js'
import { withoutEnvelope } from './json-rpc.js'
import {
  electrumServerUtxo,
  electrumUtxo,
  esploraUtxo,
  listUnspentUtxo,
  scannedUtxo,
} from './printed-utxos.js'
import { Row } from './row.js'
import type { Utxo } from './utxo.js'

const MAX_CHARACTERS = 64 * 1024 * 1024

/** The unspent outputs that a node or server knew at one moment. */
export interface Snapshot {
  readonly utxos: readonly Utxo[]
  /** The height of the chain at that moment, where the source prints it. */
  readonly height?: number | undefined
}

/**
 * Reads what Bitcoin Core prints for `listunspent` and `scantxoutset`, Electrum for `listunspent`, what an Electrum server
 * answers for `blockchain.scripthash.listunspent`, and an Esplora server (mempool.space) for the UTXOs of an address: several
 * answers too, in an array or in an object by address, each as it is or in the envelope of JSON-RPC. Which of them it is, the content tells;
 * fields that Ringi does not use are ignored. Everything in it is a claim.
 * Amounts are held to the most money of `network`, or of any where none is named.
 * Throws `utxos.malformed`, with the number of the entry in `details.row` where one is to blame; `file.too-large`.
 */
export function parseSnapshot(text: string, network?: OnChain): Snapshot {
  if (text.length > MAX_CHARACTERS) throw new RingiError('file.too-large', { why: 'snapshot' })
  const answered = parseExactJson(text)
  if (answered === undefined) throw new RingiError('utxos.malformed', { why: 'no-json' })
  const document = withoutEnvelope(answered, 'utxos.malformed')
  if (Array.isArray(document)) return { utxos: readRows(document, network) }
  const answer = membersOf(document)
  if (Object.hasOwn(answer, 'unspents')) return readScan(answer, network)
  const lists = Object.values(answer)
  if (lists.length === 0 || !lists.every(Array.isArray)) throw unknownShape()
  return { utxos: readRows(lists, network) }
}

/** By a field that no other form has; without any of them it is Bitcoin Core's. */
const FORMS = [
  ['status', esploraUtxo],
  ['prevout_hash', electrumUtxo],
  ['tx_hash', electrumServerUtxo],
] as const

function readRows(document: readonly unknown[], network: OnChain | undefined): Utxo[] {
  const entries = document.every(Array.isArray) ? document.flat() : document
  return entries.map((entry, index) => {
    const row = new Row(index, entry, network)
    const utxo = (FORMS.find(([field]) => row.has(field))?.[1] ?? listUnspentUtxo)(row)
    return withTokens(utxo, row)
  })
}

function readScan(
  { success, unspents, height }: Readonly<Record<string, unknown>>,
  network: OnChain | undefined,
): Snapshot {
  if (success !== true || !Array.isArray(unspents)) throw unknownShape()
  const tip = new Row(0, { height }).height('height')
  return {
    utxos: unspents.map((entry, index) => {
      const row = new Row(index, entry, network)
      return withTokens(scannedUtxo(row, tip), row)
    }),
    height: tip,
  }
}

/** What Bitcoin Cash Node (`tokenData`) and servers for Electron Cash (`token_data`) add to a coin with tokens. */
const TOKENS = ['tokenData', 'token_data']

function withTokens(utxo: Utxo, row: Row): Utxo {
  return TOKENS.some(field => row.has(field) && !row.isNull(field)) ? { ...utxo, hasTokens: true } : utxo
}

function unknownShape(): RingiError {
  return new RingiError('utxos.malformed', { why: 'other-form' })
}
