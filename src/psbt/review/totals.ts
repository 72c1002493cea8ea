import { type Sats, sats, sumSats } from '../../chain/amount.js'
import type { Totals } from '../../proposal/facts.js'
import type { ReviewedInput, ReviewedOutput } from './reviewed-psbt.js'

/** Adds up what comes in and where it goes. Throws `amount.out-of-range` above 21 million bitcoin. */
export function sumUp(inputs: readonly ReviewedInput[], outputs: readonly ReviewedOutput[]): Totals {
  const spent = sumSats(inputs.map(({ value }) => value ?? sats(0n)))
  const out = sumSats(outputs.map(({ value }) => value))
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
