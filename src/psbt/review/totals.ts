import { type Sats, sats, sumSats } from '../../chain/amount.js'
import type { OnChain } from '../../chain/chain.js'
import type { Totals } from '../../proposal/facts.js'
import type { ReviewedInput, ReviewedOutput } from './reviewed-psbt.js'

/** Adds up what comes in and where it goes. Throws `amount.out-of-range` above all money of the chain. */
export function sumUp(
  inputs: readonly ReviewedInput[],
  outputs: readonly ReviewedOutput[],
  network: OnChain,
): Totals {
  const spent = sumSats(
    inputs.map(({ value }) => value ?? sats(0n)),
    network,
  )
  const out = sumSats(
    outputs.map(({ value }) => value),
    network,
  )
  return {
    in: spent,
    out,
    payments: sumOf(outputs.filter(({ leaves }) => leaves)),
    change: sumOf(outputs.filter(({ kind }) => kind === 'change')),
    self: sumOf(outputs.filter(({ kind, leaves }) => kind === 'self' && !leaves)),
    fee: spent - out,
  }
}

function sumOf(outputs: readonly ReviewedOutput[]): Sats {
  return sumSats(outputs.map(({ value }) => value))
}
