import { createHash } from 'node:crypto'
import { Transaction } from 'bitcoinjs-lib'
import { fromHex } from '../../src/base/bytes.js'

/** An address of a vault, as `vault address --json` gives it. */
export interface Place {
  readonly address: string
  readonly script: string
}

/** A coin that was paid. */
export interface Coin extends Place {
  readonly txid: string
  readonly vout: number
  /** Satoshi. */
  readonly value: number
}

/** Coins, and what Bitcoin Core and Esplora print of them. */
export interface Funding {
  readonly coins: readonly Coin[]
  readonly listunspent: string
  readonly scantxoutset: string
  readonly esplora: string
  /** The transactions that made the coins, one a line. */
  readonly prevtxs: string
}

const TIP = 840
const HEIGHT = 800

/** Transactions, made by another library, that pay each of `values` to the place beside it, a stranger's output first. */
export function fund(places: readonly Place[], values: readonly number[], label = 'treasury'): Funding {
  const transactions = places.map((place, i) => previousTransaction(place, values[i] as number, i))
  const coins = places.map((place, i) => {
    const txid = (transactions[i] as Transaction).getId()
    return { ...place, txid, vout: 1, value: values[i] as number }
  })
  return {
    coins,
    listunspent: list(coins.map(coin => unspentRow(coin, label))),
    scantxoutset: scan(coins),
    esplora: JSON.stringify(coins.map(esploraRow)),
    prevtxs: `${transactions.map(transaction => transaction.toHex()).join('\n')}\n`,
  }
}

function previousTransaction({ script }: Place, value: number, number: number): Transaction {
  const transaction = new Transaction()
  transaction.version = 2
  transaction.addInput(hash(`input ${number} ${script}`), number)
  // Where a script has a witness, so may the transaction that pays it; Bitcoin Cash has none.
  if (!script.startsWith('aa20')) transaction.setWitness(0, [Uint8Array.of(1, 2, 3)])
  transaction.addOutput(fromHex(`0014${'77'.repeat(20)}`), 12_345n)
  transaction.addOutput(fromHex(script), BigInt(value))
  return transaction
}

function hash(text: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(text).digest())
}

// Bitcoin Core prints amounts with eight decimals always, which JSON.stringify does not.
function btc(value: number): string {
  return (value / 1e8).toFixed(8)
}

function list(rows: readonly string[]): string {
  return `[\n${rows.join(',\n')}\n]\n`
}

function unspentRow({ txid, vout, address, script, value }: Coin, label: string): string {
  return `  {
    "txid": "${txid}",
    "vout": ${vout},
    "address": "${address}",
    "label": "${label}",
    "scriptPubKey": "${script}",
    "amount": ${btc(value)},
    "confirmations": ${TIP - HEIGHT + 1},
    "spendable": true,
    "solvable": true,
    "parent_descs": [],
    "safe": true
  }`
}

function scan(coins: readonly Coin[]): string {
  const rows = coins.map(
    ({ txid, vout, script, value }) =>
      `    {"txid": "${txid}", "vout": ${vout}, "scriptPubKey": "${script}", "desc": "raw(${script})", "amount": ${btc(value)}, "coinbase": false, "height": ${HEIGHT}, "blockhash": "${'0f'.repeat(32)}", "confirmations": ${TIP - HEIGHT + 1}}`,
  )
  const total = coins.reduce((sum, { value }) => sum + value, 0)
  return `{
  "success": true,
  "txouts": 1234,
  "height": ${TIP},
  "bestblock": "${'0e'.repeat(32)}",
  "unspents": ${list(rows)},
  "total_amount": ${btc(total)}
}
`
}

function esploraRow({ txid, vout, value }: Coin): object {
  const status = {
    confirmed: true,
    block_height: HEIGHT,
    block_hash: '0f'.repeat(32),
    block_time: 1_750_000_000,
  }
  return { txid, vout, status, value }
}
