import { concat } from '../base/bytes.js'

/** The opcodes that multisig scripts and their spends are made of. */
export const OP = {
  ZERO: 0x00,
  PUSHDATA1: 0x4c,
  PUSHDATA2: 0x4d,
  ONE_NEGATE: 0x4f,
  ONE: 0x51,
  RETURN: 0x6a,
  CHECKMULTISIG: 0xae,
} as const

/** The shortest push of `data` (BIP 62 rule 3). */
export function push(data: Uint8Array): Uint8Array {
  const opcode = data.length === 1 ? opcodeOf(data[0] as number) : undefined
  if (opcode !== undefined) return Uint8Array.of(opcode)
  return pushBytes(data)
}

/** The one that pushes a byte by itself: 1 to 16, and -1. */
function opcodeOf(byte: number): number | undefined {
  if (byte === MINUS_ONE) return OP.ONE_NEGATE
  return byte >= 1 && byte <= 16 ? OP.ONE + byte - 1 : undefined
}

const MINUS_ONE = 0x81

/** The shortest push that carries `data` as bytes, small numbers too. */
export function pushBytes(data: Uint8Array): Uint8Array {
  if (data.length < OP.PUSHDATA1) return concat(Uint8Array.of(data.length), data)
  if (data.length <= 0xff) return concat(Uint8Array.of(OP.PUSHDATA1, data.length), data)
  return concat(Uint8Array.of(OP.PUSHDATA2, data.length & 0xff, data.length >> 8), data)
}

/** The push of a number from 0 to 127 in its shortest form. */
export function pushNumber(value: number): Uint8Array {
  if (value === 0) return Uint8Array.of(OP.ZERO)
  return value <= 16 ? Uint8Array.of(OP.ONE + value - 1) : Uint8Array.of(1, value)
}

/** OP_M <keys> OP_N OP_CHECKMULTISIG (BIP 11), with the keys in the order given. */
export function multisigScript(threshold: number, keys: readonly Uint8Array[]): Uint8Array {
  return concat(
    pushNumber(threshold),
    ...keys.map(push),
    pushNumber(keys.length),
    Uint8Array.of(OP.CHECKMULTISIG),
  )
}

/**
 * The items that a script pushes, or undefined where it does anything else or pushes bytes in a longer way than needed
 * (BIP 62 rules 2 and 3). A small number may stand there as a byte too.
 */
export function pushedItems(script: Uint8Array): Uint8Array[] | undefined {
  const items: Uint8Array[] = []
  for (let at = 0; at < script.length; ) {
    const small = numberAt(script, at)
    if (small !== undefined) {
      items.push(small)
      at++
      continue
    }
    const [start, length] = pushAt(script, at)
    const data = script.subarray(start, start + length)
    if (data.length !== length || pushBytes(data).length !== start - at + length) return undefined
    items.push(data)
    at = start + length
  }
  return items
}

function numberAt(script: Uint8Array, at: number): Uint8Array | undefined {
  const opcode = script[at] as number
  if (opcode === OP.ONE_NEGATE) return Uint8Array.of(MINUS_ONE)
  return opcode >= OP.ONE && opcode < OP.ONE + 16 ? Uint8Array.of(opcode - OP.ONE + 1) : undefined
}

function pushAt(script: Uint8Array, at: number): [start: number, length: number] {
  const opcode = script[at] as number
  if (opcode < OP.PUSHDATA1) return [at + 1, opcode]
  if (opcode === OP.PUSHDATA1) return [at + 2, script[at + 1] ?? -1]
  if (opcode === OP.PUSHDATA2) return [at + 3, (script[at + 1] ?? -1) + 256 * (script[at + 2] ?? -1)]
  return [at, -1]
}
