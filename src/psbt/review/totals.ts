import { type Sats, sats, sumSats } from '../../bitcoin/amount.js'
import type { OutputKind, ReviewedInput, ReviewedOutput, Totals } from '../reviewed-psbt.js'

/** Adds up what comes in and where it goes. Throws `amount.out-of-range` above 21 million bitcoin. */
export function sumUp(inputs: readonly ReviewedInput[], outputs: readonly ReviewedOutput[]): Totals {
  const spent = sumSats(inputs.map(({ value }) => value ?? sats(0n)))
  const out = sumSats(outputs.map(({ value }) => value))
  return {
    in: spent,
    out,
    payments: sumOf(outputs, 'payment'),
    change: sumOf(outputs, 'change'),
    self: sumOf(outputs, 'self'),
    fee: spent - out,
  }
}

function sumOf(outputs: readonly ReviewedOutput[], wanted: OutputKind): Sats {
  return sumSats(outputs.filter(({ kind }) => kind === wanted).map(({ value }) => value))
}
