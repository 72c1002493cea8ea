import { secp256k1 } from '@noble/curves/secp256k1.js'
import { Transaction as OtherTransaction } from '@scure/btc-signer'
import { payments, script as scripts, Transaction } from 'bitcoinjs-lib'
import { expect } from 'vitest'
import { fromHex, toHex } from '../../src/base/bytes.js'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import type { Coin } from './funding.js'

/** What other libraries find in a finished transaction. */
export interface Finished {
  readonly txid: string
  readonly vsize: number
  /** Satoshi. */
  readonly fee: number
  /** Satoshi for each virtual byte. */
  readonly feeRate: number
  readonly transaction: Transaction
}

/**
 * Reads a finished transaction with bitcoinjs-lib and @scure/btc-signer, proves every script by the coin that it
 * spends, and every signature with @noble/curves: as many as `required` on each input, by different keys in the
 * script's order, SIGHASH_ALL, low S.
 */
export function checkFinished(
  hex: string,
  { required, scriptType, coins }: { required: number; scriptType: ScriptTypeName; coins: readonly Coin[] },
): Finished {
  const transaction = Transaction.fromHex(hex)
  const other = OtherTransaction.fromRaw(fromHex(hex), LENIENT)
  expect(other.id).toBe(transaction.getId())
  expect(toHex(other.toBytes(true, true))).toBe(hex)
  const spent = transaction.ins.map(({ hash, index }) => coinAt(coins, toHex(hash.toReversed()), index))
  for (const [index, coin] of spent.entries()) checkInput(transaction, index, coin, { required, scriptType })
  const paid = transaction.outs.reduce((sum, { value }) => sum + Number(value), 0)
  const fee = spent.reduce((sum, { value }) => sum + value, 0) - paid
  const vsize = transaction.virtualSize()
  return { txid: transaction.getId(), vsize, fee, feeRate: fee / vsize, transaction }
}

const LENIENT = { allowUnknownInputs: true, allowUnknownOutputs: true, disableScriptCheck: true }

function coinAt(coins: readonly Coin[], txid: string, vout: number): Coin {
  const coin = coins.find(one => one.txid === txid && one.vout === vout)
  if (coin === undefined) throw new Error(`${txid}:${vout} is no coin that was paid`)
  return coin
}

interface Rules {
  readonly required: number
  readonly scriptType: ScriptTypeName
}

function checkInput(transaction: Transaction, index: number, coin: Coin, rules: Rules): void {
  const { multisig, signatures } = partsOf(transaction, index, rules.scriptType)
  expect(toHex(lockFor(multisig, rules.scriptType))).toBe(coin.script)
  const keys = payments.p2ms({ output: multisig }).pubkeys ?? []
  expect(signatures).toHaveLength(rules.required)
  let next = 0
  for (const signature of signatures) {
    const { signature: compact, hashType } = scripts.signature.decode(signature)
    expect(hashType).toBe(Transaction.SIGHASH_ALL)
    const digest = digestOf(transaction, index, multisig, coin, rules.scriptType)
    const signer = keys.findIndex((key, i) => i >= next && verifies(compact, digest, key))
    // OP_CHECKMULTISIG goes through the keys once: the signatures stand in their order.
    expect(signer).toBeGreaterThanOrEqual(next)
    next = signer + 1
  }
}

function verifies(signature: Uint8Array, digest: Uint8Array, key: Uint8Array): boolean {
  return secp256k1.verify(signature, digest, key, { prehash: false, lowS: true, format: 'compact' })
}

function partsOf(transaction: Transaction, index: number, scriptType: ScriptTypeName) {
  const { script, witness } = transaction.ins[index] as Transaction['ins'][number]
  const stack = scriptType === 'p2sh' ? scripts.toStack(scripts.decompile(script) ?? []) : [...witness]
  expect(stack[0]).toHaveLength(0)
  return { multisig: stack.at(-1) as Uint8Array, signatures: stack.slice(1, -1) }
}

function lockFor(multisig: Uint8Array, scriptType: ScriptTypeName): Uint8Array {
  const own = { output: multisig }
  const inner = scriptType === 'p2sh' ? own : payments.p2wsh({ redeem: own })
  const outer = scriptType === 'p2wsh' ? inner : payments.p2sh({ redeem: inner })
  return outer.output as Uint8Array
}

function digestOf(
  transaction: Transaction,
  index: number,
  multisig: Uint8Array,
  { value }: Coin,
  type: string,
) {
  return type === 'p2sh'
    ? transaction.hashForSignature(index, multisig, Transaction.SIGHASH_ALL)
    : transaction.hashForWitnessV0(index, multisig, BigInt(value), Transaction.SIGHASH_ALL)
}
