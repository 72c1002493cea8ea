import { concat } from '../base/bytes.js'
import { RingiError } from '../base/error.js'

/** SIGHASH_ALL: the only type that Ringi makes or takes, but on Bitcoin Cash. */
export const SIGHASH_ALL = 0x01

/** SIGHASH_ALL with SIGHASH_FORKID (0x40): the only type on Bitcoin Cash, and no valid one anywhere else. */
export const SIGHASH_ALL_FORKID = 0x41

/** An ECDSA signature as it stands in scripts and PSBTs: DER followed by the sighash type byte. */
interface EncodedSignature {
  /** r and s, 32 bytes each. */
  readonly signature64: Uint8Array
  readonly sighashType: number
}

/** Strict DER (BIP 66) of r and s, with the sighash type byte behind it: at most 73 bytes. */
export function encodeSignature(signature64: Uint8Array, sighashType = SIGHASH_ALL): Uint8Array {
  const r = derInteger(signature64.subarray(0, 32))
  const s = derInteger(signature64.subarray(32))
  return concat(Uint8Array.of(0x30, r.length + s.length), r, s, Uint8Array.of(sighashType))
}

/** Reads strict DER with a sighash type behind it (BIP 66). Throws `signature.not-der`. */
export function decodeSignature(bytes: Uint8Array): EncodedSignature {
  const rLength = bytes[3] ?? 0
  const sLength = bytes[5 + rLength] ?? 0
  const lengthsFit = bytes.length === 7 + rLength + sLength && bytes[1] === bytes.length - 3
  if (!lengthsFit || bytes[0] !== 0x30 || bytes[2] !== 0x02 || bytes[4 + rLength] !== 0x02) throw notDer()
  const r = fixedWidth(bytes.subarray(4, 4 + rLength))
  const s = fixedWidth(bytes.subarray(6 + rLength, 6 + rLength + sLength))
  return { signature64: concat(r, s), sighashType: bytes[bytes.length - 1] as number }
}

/** Whether r is below 2^255, which saves a byte (Bitcoin Core 0.17 and later always grind for it). */
export function hasLowR(signature64: Uint8Array): boolean {
  return (signature64[0] as number) < 0x80
}

const HALF_ORDER = BigInt('0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0')

/** Whether s is in the lower half of the group order (BIP 146, LOW_S). */
export function hasLowS(signature64: Uint8Array): boolean {
  let s = 0n
  for (const byte of signature64.subarray(32)) s = (s << 8n) | BigInt(byte)
  return s <= HALF_ORDER
}

function derInteger(bytes32: Uint8Array): Uint8Array {
  let start = 0
  while (start < 31 && bytes32[start] === 0) start++
  const body = bytes32.subarray(start)
  const sign = (body[0] as number) > 0x7f ? Uint8Array.of(0) : new Uint8Array(0)
  return concat(Uint8Array.of(0x02, sign.length + body.length), sign, body)
}

function fixedWidth(integer: Uint8Array): Uint8Array {
  const first = integer[0]
  const padded = first === 0 && integer.length > 1
  if (first === undefined || first > 0x7f || (padded && (integer[1] as number) < 0x80)) throw notDer()
  const body = padded ? integer.subarray(1) : integer
  if (body.length > 32) throw notDer()
  const bytes32 = new Uint8Array(32)
  bytes32.set(body, 32 - body.length)
  return bytes32
}

function notDer(): RingiError {
  return new RingiError('signature.not-der')
}
