import { compareBytes, concat, fromHex } from '../base/bytes.js'

const HALF_ORDER = fromHex('7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0')

/**
 * The DER part of a signature of the type that preimages are made for. Throws where it has another one, or S is not low
 * (BIP 146).
 */
export function derOf(signature: Uint8Array, type: number): Uint8Array {
  if (signature.at(-1) !== type) throw new Error('another type of signature')
  const der = signature.subarray(0, -1)
  // 30 LENGTH 02 LENGTH R 02 LENGTH S; whether it is well formed, the verifying library looks at.
  const lengthOfR = der[3]
  if (lengthOfR === undefined) throw new Error('too short')
  const s = der.subarray(6 + lengthOfR)
  if (s.length > 32 || compareBytes(concat(new Uint8Array(32 - s.length), s), HALF_ORDER) > 0)
    throw new Error('S is not low')
  return der
}
