import type { Row } from './row.js'
import type { Utxo } from './utxo.js'

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
