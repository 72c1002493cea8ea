import { readsAll } from './checks.js'
import type { Check } from './rule.js'

// ALL, NONE, SINGLE, and each with ANYONECANPAY. Anything else means something else to each kind of script.
const DEFINED = [0x01, 0x02, 0x03, 0x81, 0x82, 0x83]

/** Whether a signature may end in this byte. */
export function isDefinedSighashType(type: number | undefined): boolean {
  return type !== undefined && DEFINED.includes(type)
}

/** A PSBT_IN_SIGHASH_TYPE that some signature could have; 0 is taproot's default (BIP 341). */
export const isSighashType: Check = value =>
  readsAll(value, reader => {
    const type = reader.uint32()
    return type === 0 || isDefinedSighashType(type)
  })
