import { compactSize, sized } from '../bitcoin/byte-writer.js'
import { encodeOutput, encodeWitness } from '../bitcoin/transaction.js'
import type { Spend } from '../spend/stack.js'

// Bytes that are not in the witness count four times (BIP 141).
const WEIGHT_OF_BYTE = 4
const OUTPOINT_AND_SEQUENCE = 36 + 4
const VERSION_AND_LOCKTIME = 4 + 4
const MARKER_AND_FLAG = 2

/**
 * Weight units of a finished input, in a transaction that has witnesses or (`segwit` false) none: with them, an input
 * without one still carries an empty stack of 1.
 */
export function inputWeight({ scriptSig, witness }: Spend, segwit: boolean): number {
  const base = OUTPOINT_AND_SEQUENCE + sized(scriptSig).length
  return WEIGHT_OF_BYTE * base + (segwit ? encodeWitness(witness).length : 0)
}

/** Weight units of a transaction before its inputs: with their count as long as it is for up to 252 of them. */
export function baseWeight(outputScripts: readonly Uint8Array[], segwit: boolean): number {
  const outputs = outputScripts.reduce((sum, script) => sum + encodeOutput({ value: 0n, script }).length, 0)
  const counts = compactSize(0).length + compactSize(outputScripts.length).length
  return WEIGHT_OF_BYTE * (VERSION_AND_LOCKTIME + counts + outputs) + (segwit ? MARKER_AND_FLAG : 0)
}

/** Weight units that `inputs` inputs add to {@link baseWeight} by the length of their count alone. */
export function inputCountWeight(inputs: number): number {
  return WEIGHT_OF_BYTE * (compactSize(inputs).length - compactSize(0).length)
}

/** Weight units of a finished transaction, exactly (BIP 141), from its inputs' weights and its output scripts. */
export function transactionWeight(
  inputWeights: readonly number[],
  outputScripts: readonly Uint8Array[],
  segwit: boolean,
): number {
  const inputs = inputWeights.reduce((sum, weight) => sum + weight, 0)
  return baseWeight(outputScripts, segwit) + inputCountWeight(inputWeights.length) + inputs
}

/** Virtual bytes of `weight` weight units (BIP 141). */
export function vsizeOf(weight: number): number {
  return Math.ceil(weight / WEIGHT_OF_BYTE)
}
