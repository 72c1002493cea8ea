import { isPlainText } from '../base/text.js'
import type { Row } from './row.js'
import type { Utxo } from './utxo.js'

/** Virtual bytes that no node's mempool lets one transaction and its ancestors exceed (its own bound is 101,000). */
const MAX_ANCESTORS = 1_000_000

/** One entry of Bitcoin Core's `listunspent`. Throws `utxos.malformed`. */
export function listUnspentUtxo(row: Row): Utxo {
  // A label is for people, and one that would show as something else is no use to them.
  const label = row.text('label') || undefined
  return { ...coreUtxo(row), label: label !== undefined && isPlainText(label) ? label : undefined }
}

/** One entry of `unspents` in Bitcoin Core's `scantxoutset`, taken at height `tip`. Throws `utxos.malformed`. */
export function scannedUtxo(row: Row, tip: number | undefined): Utxo {
  const utxo = coreUtxo(row)
  const height = row.height('height', tip)
  const age = height === undefined || tip === undefined ? undefined : tip - height + 1
  return { ...utxo, height, coinbase: row.boolean('coinbase'), confirmations: utxo.confirmations ?? age }
}

function coreUtxo(row: Row): Utxo {
  return {
    outPoint: row.outPoint(),
    value: row.bitcoin('amount'),
    script: row.script(),
    confirmations: row.height('confirmations'),
    ancestors: ancestorsOf(row),
    hint: hintOf(row.text('desc') ?? ''),
  }
}

// Bitcoin Core tells both of coins that are in no block, and neither of the others.
function ancestorsOf(row: Row): Utxo['ancestors'] {
  const vsize = row.integer('ancestorsize', MAX_ANCESTORS)
  return vsize === undefined || !row.has('ancestorfees')
    ? undefined
    : { vsize, fee: row.satoshi('ancestorfees') }
}

/** The last two steps of the key origins in a descriptor (BIP 380), where all of its keys have the same two. */
function hintOf(descriptor: string): Utxo['hint'] {
  const steps = [...descriptor.matchAll(/\/([01])\/(\d{1,10})\]/g)]
  const [, change, index] = steps[0] ?? []
  const origins = descriptor.split(']').length - 1
  const agree = steps.length === origins && steps.every(step => step[1] === change && step[2] === index)
  if (!agree || index === undefined || Number(index) > 0x7fffffff) return undefined
  return { change: change === '0' ? 0 : 1, index: Number(index) }
}

/** One entry of what Electrum prints for `listunspent`. Throws `utxos.malformed`. */
export function electrumUtxo(row: Row): Utxo {
  return {
    outPoint: row.outPoint('prevout_hash', 'prevout_n'),
    value: row.has('value_sats') ? row.satoshi('value_sats') : row.bitcoinText('value'),
    ...ageOf(row),
    coinbase: row.boolean('coinbase'),
  }
}

/** One entry of what an Electrum server answers for `blockchain.scripthash.listunspent`. Throws `utxos.malformed`. */
export function electrumServerUtxo(row: Row): Utxo {
  return { outPoint: row.outPoint('tx_hash', 'tx_pos'), value: row.satoshi('value'), ...ageOf(row) }
}

/** The height, which is 0 for what is in no block yet, and -1 where what it spends is in none either. */
function ageOf(row: Row): Pick<Utxo, 'height' | 'confirmations' | 'unconfirmedParents'> {
  if (row.is('height', 0)) return { confirmations: 0 }
  if (row.is('height', -1)) return { confirmations: 0, unconfirmedParents: true }
  return { height: row.height('height') }
}

/** One entry of an Esplora server's `/address/:address/utxo`. Throws `utxos.malformed`. */
export function esploraUtxo(row: Row): Utxo {
  const status = row.row('status')
  const confirmed = status.required('confirmed', status.boolean('confirmed'))
  return {
    outPoint: row.outPoint(),
    value: row.satoshi('value'),
    ...(confirmed
      ? { height: status.required('block_height', status.height('block_height')) }
      : { confirmations: 0 }),
  }
}
