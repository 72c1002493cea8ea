// Invented payments to a vault on regtest: writes utxos.json as Bitcoin Core's listunspent prints it, and prevtxs.hex with
// the transactions that made the coins. They are real transactions on no chain.
//
//   node fund.mjs treasury.vault.json 1.5btc 0.8btc      two coins, at the vault's first two addresses
//   node fund.mjs treasury.vault.json 0.01btc --times 200
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { encodeTransaction, formatDecimal, parseAmount, parseVault } from 'ringi'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { times: { type: 'string', default: '1' } },
})
const [vaultFile, ...amounts] = positionals
const vault = parseVault(readFileSync(vaultFile, 'utf8'))
const times = Number(values.times)

const hex = bytes => Buffer.from(bytes).toString('hex')
const sha256 = bytes => createHash('sha256').update(bytes).digest()
const txidOf = transaction => hex(sha256(sha256(encodeTransaction(transaction, false))).reverse())

const coins = Array.from({ length: amounts.length * times }, (_, index) => {
  const { address, lock } = vault.addressAt(0, index)
  const value = parseAmount(amounts[index % amounts.length], vault.network)
  const source = {
    txid: hex(sha256(`invented ${index}`)),
    vout: 0,
    scriptSig: Uint8Array.of(0x51),
    sequence: 0xffffffff,
    witness: [],
  }
  const transaction = {
    version: 2,
    inputs: [source],
    outputs: [{ value, script: lock.scriptPubKey }],
    locktime: 0,
  }
  const row = {
    txid: txidOf(transaction),
    vout: 0,
    address,
    scriptPubKey: hex(lock.scriptPubKey),
    amount: Number(formatDecimal(value, vault.network)),
    confirmations: 6,
    spendable: false,
    solvable: true,
    safe: true,
  }
  return { row, raw: hex(encodeTransaction(transaction)) }
})

writeFileSync(
  'utxos.json',
  `${JSON.stringify(
    coins.map(({ row }) => row),
    null,
    2,
  )}\n`,
)
writeFileSync('prevtxs.hex', coins.map(({ raw }) => `${raw}\n`).join(''))
