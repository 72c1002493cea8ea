import { toHex } from '../../src/base/bytes.js'
import { decodeTransaction, encodeTransaction, transactionId } from '../../src/bitcoin/transaction.js'
import { decodeAddress } from '../../src/chain/address.js'
import { NETWORKS } from '../../src/chain/network.js'
import { parseLabels } from '../../src/coins/labels.js'
import { type Payment, parsePayment } from '../../src/coins/payment.js'
import { parsePayouts } from '../../src/coins/payouts.js'
import { parsePreviousTransactions } from '../../src/coins/previous-transactions.js'
import { proveCoins } from '../../src/coins/prove-coin.js'
import { parseSnapshot } from '../../src/coins/snapshot.js'
import { type Utxo, uniqueUtxos } from '../../src/coins/utxo.js'
import { allScenes } from '../material.js'
import { again, orCode, same, sameBytes, type Target, textOf } from '../target.js'
import { byJson, byText } from './shared.js'

const COIN = { txid: 'ab'.repeat(32), vout: 1 }
const SCANNED = { ...COIN, scriptPubKey: '0014', amount: 0.1, height: 100, coinbase: true, desc: '' }
const ESPLORA = { ...COIN, value: 5000, status: { confirmed: true, block_height: 100 } }

/** Snapshots of unspent outputs, in every shape that nodes and servers print. */
export const snapshot: Target = {
  ...byJson('utxo-snapshot', () => [
    ...allScenes().map(scene => scene.snapshot),
    JSON.stringify({ success: true, height: 110, unspents: [SCANNED], total_amount: 0.1 }),
    JSON.stringify([ESPLORA, { ...ESPLORA, vout: 2, status: { confirmed: false } }]),
    JSON.stringify({ bc1q: [ESPLORA], other: [] }),
  ]),
  check(input) {
    const { utxos, height } = parseSnapshot(textOf(input))
    for (const utxo of utxos) {
      const printed = JSON.stringify([rowOf(utxo)])
      const [twice] = again('printed', () => parseSnapshot(printed)).utxos
      same('again', factsOf(twice as Utxo), factsOf(utxo))
    }
    const unique = orCode(() => uniqueUtxos(utxos))
    if (typeof unique !== 'string') same('unique', uniqueUtxos(unique).length, unique.length)
    orCode(() => proveCoins(utxos, new Map()))
    return `${utxos.length} ${height === undefined} ${typeof unique} ${Object.keys(utxos[0] ?? {}).join()}`
  },
}

/** One coin as `listunspent` or an Esplora server would print it, whichever says what is known. */
function rowOf(utxo: Utxo): object {
  const { outPoint, value, script, confirmations, height, hint, label } = utxo
  if (script === undefined) {
    const status = {
      confirmed: height !== undefined,
      ...(height === undefined ? {} : { block_height: height }),
    }
    return { ...outPoint, value: Number(value), status }
  }
  const desc = hint === undefined ? '' : `wsh(pk([00000000/${hint.change}/${hint.index}]00))`
  const known = {
    ...(confirmations === undefined ? {} : { confirmations }),
    ...(label === undefined ? {} : { label }),
  }
  return { ...outPoint, amount: Number(value) / 1e8, scriptPubKey: toHex(script), desc, ...known }
}

function factsOf({ outPoint, value, script, confirmations, height, hint, label }: Utxo): string {
  const claimed = script === undefined ? [height] : [toHex(script), confirmations, hint, label]
  return JSON.stringify([outPoint.txid, outPoint.vout, value.toString(), claimed])
}

/** Whole previous transactions, in hex or as Bitcoin Core prints them. */
export const previousTransactions: Target = {
  ...byJson('previous-transactions', () =>
    allScenes().flatMap(({ previous }) => {
      const all = previous.trim().split('\n')
      return [
        previous,
        JSON.stringify(all.map(hex => ({ hex, confirmations: 3 }))),
        JSON.stringify({ hex: all[0] }),
      ]
    }),
  ),
  check(input) {
    const read = parsePreviousTransactions([textOf(input)])
    for (const [txid, bytes] of read) {
      const transaction = again('decoded', () => decodeTransaction(bytes))
      same('txid', transactionId(transaction), txid)
      sameBytes('encoded', encodeTransaction(transaction), bytes)
    }
    const printed = [...read.values()].map(toHex).join('\n')
    const twice = again('printed', () => parsePreviousTransactions([printed]))
    same('again', [...twice.keys()].join(), [...read.keys()].join())
    return `${read.size}`
  },
}

const payee = (at: number) => allScenes()[1]?.vault.addressAt(0, at).address ?? ''

function samePayment(what: string, one: Payment | undefined, other: Payment): void {
  sameBytes(what, one?.script ?? new Uint8Array(0), other.script)
  sameBytes('address', decodeAddress(other.address, NETWORKS.mainnet), other.script)
  same(what, `${one?.amount} ${one?.label}`, `${other.amount} ${other.label}`)
}

/** Lists of payments in CSV. */
export const payouts: Target = {
  ...byText('payouts-csv', () => [
    `address,amount,label\n${payee(0)},0.5btc,rent\n${payee(1)},1000sat,"a ""b"", c"\n`,
    `\ufeffamount,address\r\n1sat,${payee(0)}\r\n\r\n2 sats,${payee(2)}`,
    `label,address,amount\n"two\nlines",${payee(3)},3sat\n`,
  ]),
  check(input) {
    const read = parsePayouts(textOf(input), NETWORKS.mainnet, { allowDuplicates: true })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const rows = read.map(({ address, amount, label = '' }) =>
      [address, `${amount}sat`, label].map(quoted).join(),
    )
    const printed = ['address,amount,label', ...rows].join('\n')
    const twice = again('printed', () => parsePayouts(printed, NETWORKS.mainnet, { allowDuplicates: true }))
    same('payments', twice.length, read.length)
    read.forEach((payment, at) => {
      samePayment('payment', twice[at], payment)
    })
    return `${read.length} ${read.some(({ label }) => label !== undefined)}`
  },
}

const TX_LABEL = { type: 'tx', ref: COIN.txid, label: 'rent', origin: 'wsh([d34db33f/48h])', height: 1 }
const COIN_LABEL = { type: 'output', ref: `${COIN.txid}:1`, label: '\u3042', spendable: false }

/** Labels as wallets exchange them (BIP 329). */
export const labels: Target = {
  ...byJson('labels', () => [
    JSON.stringify(TX_LABEL),
    `${JSON.stringify(COIN_LABEL)}\n\n${JSON.stringify({ type: 'addr', ref: payee(0), label: 'a' })}\r\n`,
    [TX_LABEL, { ...TX_LABEL, origin: '' }, { type: 'unknown', ref: '' }]
      .map(one => JSON.stringify(one))
      .join('\n'),
  ]),
  check(input) {
    const read = parseLabels(textOf(input))
    const printed = read.format()
    same('again', again('printed', () => parseLabels(printed)).format(), printed)
    const more = { type: 'tx', ref: COIN.txid, label: 'more' } as const
    again('more', () => read.with([more]))
    return `${printed.split('\n').length} ${read.of('tx', COIN.txid).length} ${read.isFrozen(COIN)}`
  },
}

/** One payment as it is typed: ADDRESS=AMOUNT. */
export const payment: Target = {
  ...byText('payment', () => [`${payee(0)}=0.5btc`, `${payee(1).toUpperCase()}=1 sat`, `${payee(0)}=`, '=']),
  check(input) {
    const read = parsePayment(textOf(input), NETWORKS.mainnet)
    const printed = `${read.address}=${read.amount}sat`
    samePayment(
      'payment',
      again('printed', () => parsePayment(printed, NETWORKS.mainnet)),
      read,
    )
    return read.address.slice(0, 3)
  },
}

export const coinTargets = [labels, snapshot, previousTransactions, payouts, payment]
