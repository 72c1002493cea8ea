import {
  decodeTransaction,
  encodeTransaction,
  type Transaction,
  type TransactionInput,
  type TransactionOutput,
} from '../../src/bitcoin/transaction.js'
import type { Random } from '../random.js'
import { mutateBytes } from './bytes.js'

/** A transaction with parts of it changed, doubled or dropped; undefined where `bytes` are none. */
export function mutateTransaction(bytes: Uint8Array, random: Random): Uint8Array | undefined {
  const transaction = readOrNothing(bytes)
  if (transaction === undefined) return undefined
  const { version, locktime } = transaction
  return encodeTransaction({
    version: random.oneIn(8) ? random.below(2 ** 32) : version,
    locktime: random.oneIn(8) ? random.below(2 ** 32) : locktime,
    inputs: changedList(transaction.inputs, random, input => changedInput(input, random)),
    outputs: changedList(transaction.outputs, random, output => changedOutput(output, random)),
  })
}

function readOrNothing(bytes: Uint8Array): Transaction | undefined {
  try {
    return decodeTransaction(bytes)
  } catch {
    return undefined
  }
}

function changedList<T>(items: readonly T[], random: Random, changed: (item: T) => T): T[] {
  const at = random.below(items.length)
  const item = items[at]
  if (item === undefined || random.oneIn(2)) return [...items]
  const replacements = [[], [item, item], [changed(item)], [changed(item)]]
  return items.toSpliced(at, 1, ...random.pick(replacements))
}

function changedInput(input: TransactionInput, random: Random): TransactionInput {
  const changes: readonly (() => Partial<TransactionInput>)[] = [
    () => ({ vout: random.pick([0, 1, 0xffffffff, random.below(2 ** 32)]) }),
    () => ({ txid: random.pick(['00'.repeat(32), 'ff'.repeat(32)]) }),
    () => ({ sequence: random.pick([0, 0xfffffffd, 0xffffffff, random.below(2 ** 32)]) }),
    () => ({ scriptSig: mutateBytes(input.scriptSig, random, input.witness[0] ?? input.scriptSig) }),
    () => ({
      witness: changedList([...input.witness, new Uint8Array(0)], random, item =>
        mutateBytes(item, random, item),
      ),
    }),
    () => ({ witness: [] }),
  ]
  return { ...input, ...random.pick(changes)() }
}

function changedOutput(output: TransactionOutput, random: Random): TransactionOutput {
  if (random.oneIn(2)) return { ...output, script: mutateBytes(output.script, random, output.script) }
  return {
    ...output,
    value: random.pick([-1n, 0n, output.value + 1n, 2_100_000_000_000_001n, 2n ** 63n - 1n]),
  }
}
