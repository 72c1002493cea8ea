import type { Row } from './row.js'
import type { Utxo } from './utxo.js'

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
