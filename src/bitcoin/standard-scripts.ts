import { concat, equalBytes } from '../base/bytes.js'

const P2PKH = { head: Uint8Array.of(0x76, 0xa9, 0x14), tail: Uint8Array.of(0x88, 0xac) }
const P2SH = { head: Uint8Array.of(0xa9, 0x14), tail: Uint8Array.of(0x87) }

/** A witness program (BIP 141): version 0 to 16 and 2 to 40 bytes. */
interface WitnessProgram {
  readonly version: number
  readonly program: Uint8Array
}

/** OP_DUP OP_HASH160 <20 bytes> OP_EQUALVERIFY OP_CHECKSIG. */
export function p2pkhScript(hash20: Uint8Array): Uint8Array {
  return concat(P2PKH.head, hash20, P2PKH.tail)
}

/** OP_HASH160 <20 bytes> OP_EQUAL (BIP 16). */
export function p2shScript(hash20: Uint8Array): Uint8Array {
  return concat(P2SH.head, hash20, P2SH.tail)
}

/** OP_n <program> (BIP 141). */
export function witnessScript({ version, program }: WitnessProgram): Uint8Array {
  return concat(Uint8Array.of(version === 0 ? 0 : 0x50 + version, program.length), program)
}

/** The 20 bytes of a P2PKH script, or undefined where it is none. */
export function keyHashOf(script: Uint8Array): Uint8Array | undefined {
  return middle(script, P2PKH)
}

/** The 20 bytes of a P2SH script, or undefined where it is none. */
export function scriptHashOf(script: Uint8Array): Uint8Array | undefined {
  return middle(script, P2SH)
}

function middle(script: Uint8Array, around: { head: Uint8Array; tail: Uint8Array }): Uint8Array | undefined {
  const { head, tail } = around
  const fits =
    script.length === head.length + 20 + tail.length &&
    equalBytes(script.subarray(0, head.length), head) &&
    equalBytes(script.subarray(-tail.length), tail)
  return fits ? script.slice(head.length, head.length + 20) : undefined
}

/** The witness program that `script` is, if it is one (BIP 141). */
export function witnessProgramOf(script: Uint8Array): WitnessProgram | undefined {
  const opcode = script[0] ?? 0xff
  const version = opcode === 0 ? 0 : opcode - 0x50
  const isProgram = script.length >= 4 && script.length <= 42 && script[1] === script.length - 2
  if (!isProgram || version < 0 || version > 16 || (opcode !== 0 && version === 0)) return undefined
  return { version, program: script.slice(2) }
}

/** The kinds of output script that have an address which people can spend from. */
export const ADDRESS_TYPES = ['p2pkh', 'p2sh', 'p2wpkh', 'p2wsh', 'p2tr'] as const

type AddressType = (typeof ADDRESS_TYPES)[number]

/** Of which kind an output script is, or undefined where it is of none. */
export function addressTypeOf(script: Uint8Array): AddressType | undefined {
  const { version, program } = witnessProgramOf(script) ?? {}
  if (program?.length === 20) return version === 0 ? 'p2wpkh' : undefined
  if (program?.length === 32) return version === 0 ? 'p2wsh' : version === 1 ? 'p2tr' : undefined
  if (keyHashOf(script) !== undefined) return 'p2pkh'
  return scriptHashOf(script) === undefined ? undefined : 'p2sh'
}
