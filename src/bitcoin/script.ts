import { concat } from '../base/bytes.js'

/** The opcodes that multisig scripts and their spends are made of. */
export const OP = {
  ZERO: 0x00,
  PUSHDATA1: 0x4c,
  PUSHDATA2: 0x4d,
  ONE: 0x51,
  RETURN: 0x6a,
  CHECKMULTISIG: 0xae,
} as const

/** The shortest push of `data` (BIP 62 rule 3), for data that is no small number. */
export function push(data: Uint8Array): Uint8Array {
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
 * The items that a script pushes, or undefined where it does anything else or pushes in a longer way than needed: what
 * a scriptSig may be (BIP 62 rules 2 and 3).
 */
export function pushedItems(script: Uint8Array): Uint8Array[] | undefined {
  const items: Uint8Array[] = []
  for (let at = 0; at < script.length; ) {
    const [start, length] = pushAt(script, at)
    const data = script.subarray(start, start + length)
    if (data.length !== length || push(data).length !== start - at + length) return undefined
    items.push(data)
    at = start + length
  }
  return items
}

function pushAt(script: Uint8Array, at: number): [start: number, length: number] {
  const opcode = script[at] as number
  if (opcode < OP.PUSHDATA1) return [at + 1, opcode]
  if (opcode === OP.PUSHDATA1) return [at + 2, script[at + 1] ?? -1]
  if (opcode === OP.PUSHDATA2) return [at + 3, (script[at + 1] ?? -1) + 256 * (script[at + 2] ?? -1)]
  return [at, -1]
}
