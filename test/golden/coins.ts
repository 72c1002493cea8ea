import { createHash } from 'node:crypto'
import { address as addressCodec, networks, Transaction } from 'bitcoinjs-lib'

/** An address of a vault, as `vault address --json` gives it. */
interface Place {
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

const NETWORKS = {
  mainnet: 'bc',
  testnet: 'tb',
  signet: 'tb',
  regtest: 'bcrt',
} as const

/** An address of somebody outside; another one for every `number`. */
export function payee(network: keyof typeof NETWORKS = 'regtest', number = 0): string {
  return addressCodec.toBech32(new Uint8Array(32).fill(number + 1), 0, NETWORKS[network])
}

/** A legacy address of somebody outside. */
export function legacyPayee(number = 0): string {
  return addressCodec.toBase58Check(new Uint8Array(20).fill(number + 1), networks.regtest.pubKeyHash)
}

/** Coins, the transactions that made them in hex, and what Bitcoin Core and Esplora print of them. */
export interface Funding {
  readonly coins: readonly Coin[]
  readonly transactions: readonly string[]
  readonly listunspent: string
  readonly scantxoutset: string
  readonly esplora: string
  readonly prevtxs: string
}

const TIP = 840
const HEIGHT = 800

/** Transactions that pay each of `values`, in satoshi, to the place beside it; a stranger's output stands first. */
export function fund(places: readonly Place[], values: readonly number[], confirmations = TIP - HEIGHT + 1) {
  const made = values.map((value, i) => funding(places[i] as Place, value, i))
  const coins = made.map((transaction, i): Coin => {
    return { ...(places[i] as Place), txid: transaction.getId(), vout: 1, value: values[i] as number }
  })
  const transactions = made.map(transaction => transaction.toHex())
  return {
    coins,
    transactions,
    listunspent: `[\n${coins.map(coin => unspentRow(coin, confirmations)).join(',\n')}\n]\n`,
    scantxoutset: scan(coins),
    esplora: `${JSON.stringify(coins.map(esploraRow), null, 1)}\n`,
    prevtxs: `${transactions.join('\n')}\n`,
  } satisfies Funding
}

function funding({ script }: Place, value: number, number: number): Transaction {
  const transaction = new Transaction()
  transaction.version = 2
  transaction.addInput(createHash('sha256').update(`input ${number} ${script}`).digest(), number)
  transaction.setWitness(0, [Uint8Array.of(1, 2, 3)])
  transaction.addOutput(Buffer.from(`0014${'77'.repeat(20)}`, 'hex'), 12_345n)
  transaction.addOutput(Buffer.from(script, 'hex'), BigInt(value))
  return transaction
}

// Bitcoin Core prints amounts with eight decimals always, which JSON.stringify does not.
const btc = (value: number) => (value / 1e8).toFixed(8)

function unspentRow({ txid, vout, address, script, value }: Coin, confirmations: number): string {
  return `{"txid": "${txid}", "vout": ${vout}, "address": "${address}", "scriptPubKey": "${script}", "amount": ${btc(value)}, "confirmations": ${confirmations}, "spendable": true, "solvable": true, "safe": ${confirmations > 0}}`
}

function scan(coins: readonly Coin[]): string {
  const rows = coins.map(
    ({ txid, vout, script, value }) =>
      `{"txid": "${txid}", "vout": ${vout}, "scriptPubKey": "${script}", "desc": "raw(${script})", "amount": ${btc(value)}, "coinbase": false, "height": ${HEIGHT}}`,
  )
  const total = coins.reduce((sum, { value }) => sum + value, 0)
  return `{"success": true, "txouts": 1234, "height": ${TIP}, "bestblock": "${'0e'.repeat(32)}", "unspents": [\n${rows.join(',\n')}\n], "total_amount": ${btc(total)}}\n`
}

function esploraRow({ txid, vout, value }: Coin): object {
  const block_hash = '0f'.repeat(32)
  return {
    txid,
    vout,
    status: { confirmed: true, block_height: HEIGHT, block_hash, block_time: 1_750_000_000 },
    value,
  }
}
