// Checks many proposals against a policy in one process, as CI does with a folder of them. Each proposal spends two coins
// at addresses of its own, and has its change at another; what the vault derives is never the same twice.
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodePsbt, encodeTransaction, formatVault, parseFeeRate, propose, sats } from '../dist/index.js'
import { FEE_RATE, freshVault, PAYEE } from './fixture.js'
import { timed } from './processes.js'

const INPUTS = 2

/**
 * What `policy check` costs on `counts` proposals, one process for each count: milliseconds by the clock and of processor
 * time, and the most memory (megabytes of resident set), which does not grow with the count where nothing is kept.
 */
export function policyChecks(folder, counts) {
  mkdirSync(folder, { recursive: true })
  const vault = freshVault()
  writeFileSync(join(folder, 'vault.json'), formatVault(vault))
  writeFileSync(join(folder, 'policy.yaml'), policyFor(vault))
  return counts.map(count => {
    const proposals = join(folder, 'proposals')
    writeProposals(proposals, vault, count)
    const argv = 'policy check proposals --vault vault.json --policy policy.yaml --format json'.split(' ')
    const { ms, cpu, mb, stdout } = timed(argv, folder)
    rmSync(proposals, { recursive: true })
    const { checkedCount, passedCount } = JSON.parse(stdout).data
    if (checkedCount !== count || passedCount !== count)
      throw new Error(`${passedCount} of ${checkedCount} proposals passed`)
    return { count, ms, cpu, mb }
  })
}

function policyFor(vault) {
  return `ringi: 1
kind: policy
name: bench
network: regtest
vault: ${vault.digest.hex}
version: 1
previous: none
rules:
  allowed-destinations: { addresses: [${PAYEE.address}] }
  payment-limit: { max: 1btc }
  proposal-limit: { max: 1btc }
  fee-limit: { max-rate: 50, max-share: 5% }
  signing-hours:
    zone: Asia/Tokyo
    windows: [{ days: [mon, tue, wed, thu, fri, sat, sun], from: "00:00", to: "24:00" }]
  quorum: { tiers: [{ any: 2 }] }
  change-outputs: { max: 1 }
  output-count: { max: 5 }
  script-types: { allow: [p2wsh] }
  op-return: { max: 0 }
  locktime: { allow: height }
  dust: { below: 1000sat }
  reference: { required: yes, pattern: "INV-*" }
`
}

function writeProposals(folder, vault, count) {
  mkdirSync(folder)
  for (let number = 0; number < count; number++) {
    const coins = Array.from({ length: INPUTS }, (_, input) => coin(vault, INPUTS * number + input))
    const { psbt } = propose(
      vault,
      {
        utxos: coins.map(({ utxo }) => utxo),
        previous: new Map(coins.map(({ utxo, bytes }) => [utxo.outPoint.txid, bytes])),
      },
      { payments: [{ ...PAYEE, amount: sats(25_000_000n) }] },
      { feeRate: parseFeeRate(FEE_RATE) },
      { changeIndex: number, notes: { reference: `INV-${number}` } },
    )
    writeFileSync(join(folder, `${String(number).padStart(5, '0')}.psbt`), encodePsbt(psbt))
  }
}

function coin(vault, index) {
  const { lock } = vault.addressAt(0, index)
  const value = sats(20_000_000n + BigInt(index))
  const seed = sha256(`bench policy ${index}`)
  const transaction = {
    version: 2,
    inputs: [
      {
        txid: hex(seed),
        vout: 0,
        scriptSig: new Uint8Array(0),
        sequence: 0xfffffffd,
        witness: [new Uint8Array(71)],
      },
    ],
    outputs: [
      { value: 1_234_567n, script: Uint8Array.of(0, 20, ...seed.subarray(0, 20)) },
      { value, script: lock.scriptPubKey },
    ],
    locktime: 0,
  }
  const txid = hex(sha256(sha256(encodeTransaction(transaction, false))).reverse())
  const utxo = {
    outPoint: { txid, vout: 1 },
    value,
    script: lock.scriptPubKey,
    hint: { change: 0, index },
  }
  return { utxo: { ...utxo, confirmations: 6 }, bytes: encodeTransaction(transaction) }
}

function sha256(data) {
  return Uint8Array.from(createHash('sha256').update(data).digest())
}

function hex(bytes) {
  return Buffer.from(bytes).toString('hex')
}
