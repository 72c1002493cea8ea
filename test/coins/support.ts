import { concat } from '../../src/base/bytes.js'
import { encodeTransaction } from '../../src/bitcoin/transaction.js'
import { sats } from '../../src/chain/amount.js'
import { type FeeRate, parseFeeRate } from '../../src/chain/fee-rate.js'
import { NETWORKS } from '../../src/chain/network.js'
import type { Candidate } from '../../src/coins/candidate.js'
import type { SelectionRequest } from '../../src/coins/selection.js'

/** A transaction with outputs of `values`, each to a script that holds its index. */
export function transactionBytes(
  values: readonly bigint[],
  input: { txid?: string; vout?: number; witness?: Uint8Array[] } = {},
): Uint8Array {
  const { txid = '22'.repeat(32), vout = 0, witness = [] } = input
  return encodeTransaction({
    version: 2,
    inputs: [{ txid, vout, scriptSig: Uint8Array.of(0x51), sequence: 0xfffffffd, witness }],
    outputs: values.map((value, index) => ({ value, script: outputScript(index) })),
    locktime: 0,
  })
}

/** A witness program of 32 bytes that `number` makes different. */
export function outputScript(number: number): Uint8Array {
  return concat(Uint8Array.of(0x00, 0x20), new Uint8Array(32).fill(number & 0xff))
}

/** A candidate with a txid made from `number`; its input is that of a 2-of-3 P2WSH unless told. */
export function candidate(number: number, value: bigint, weight = 418): Candidate {
  return { outPoint: { txid: number.toString(16).padStart(64, '0'), vout: 0 }, value: sats(value), weight }
}

const { relay, fees } = NETWORKS.mainnet

type Changes = Partial<Omit<SelectionRequest, 'feeRate' | 'absoluteFee'>>

/** A request to pay one P2WSH output from a 2-of-3 P2WSH vault at `rate` sat/vB. */
export function requestAt(
  rate: string,
  target: bigint,
  changes: Changes = {},
): SelectionRequest & { feeRate: FeeRate } {
  return { feeRate: parseFeeRate(rate), ...common(target), ...changes }
}

/** The same for a fee in satoshi. */
export function requestFor(absoluteFee: bigint, target: bigint, changes: Changes = {}): SelectionRequest {
  return { absoluteFee: sats(absoluteFee), ...common(target), ...changes }
}

function common(target: bigint): Omit<SelectionRequest, 'feeRate' | 'absoluteFee'> {
  return {
    target: sats(target),
    baseWeight: 214,
    changeWeight: 172,
    changeSpendWeight: 418,
    changeDust: sats(330n),
    network: NETWORKS.mainnet,
    maxWeight: relay.mostWeight,
    longTermFeeRate: fees.longTermRate,
  }
}
