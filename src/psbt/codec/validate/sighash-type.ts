import { SIGHASH_ALL_FORKID } from '../../../bitcoin/signature.js'
import { readsAll } from './checks.js'
import type { BytesCheck } from './rule.js'

// ALL, NONE, SINGLE, and each with ANYONECANPAY. Anything else means something else to each kind of script.
const DEFINED = [0x01, 0x02, 0x03, 0x81, 0x82, 0x83]

/** Whether a signature may end in this byte. */
export function isDefinedSighashType(type: number | undefined): boolean {
  return type !== undefined && DEFINED.includes(type)
}

/** Whether a partial signature may end in this byte; which chain a PSBT is of, it does not say itself. */
export function isPartialSighashType(type: number | undefined): boolean {
  return type === SIGHASH_ALL_FORKID || isDefinedSighashType(type)
}

/** A PSBT_IN_SIGHASH_TYPE that some signature could have; 0 is taproot's default (BIP 341). */
export const isSighashType: BytesCheck = value =>
  readsAll(value, reader => {
    const type = reader.uint32()
    return type === 0 || isPartialSighashType(type)
  })
