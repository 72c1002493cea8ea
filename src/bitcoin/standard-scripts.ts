import { concat, equalBytes } from '../base/bytes.js'

const P2PKH = { head: Uint8Array.of(0x76, 0xa9, 0x14), tail: Uint8Array.of(0x88, 0xac) }
const P2SH = { head: Uint8Array.of(0xa9, 0x14), tail: Uint8Array.of(0x87) }
const P2SH32 = { head: Uint8Array.of(0xaa, 0x20), tail: Uint8Array.of(0x87) }

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

/** OP_HASH256 <32 bytes> OP_EQUAL (CHIP-2022-05-Pay-to-Script-Hash-32): on Bitcoin Cash alone it hashes a script. */
export function p2sh32Script(hash32: Uint8Array): Uint8Array {
  return concat(P2SH32.head, hash32, P2SH32.tail)
}

/** OP_n <program> (BIP 141). */
export function witnessScript({ version, program }: WitnessProgram): Uint8Array {
  return concat(Uint8Array.of(version === 0 ? 0 : 0x50 + version, program.length), program)
}

/** The 20 bytes of a P2PKH script, or undefined where it is none. */
export function keyHashOf(script: Uint8Array): Uint8Array | undefined {
  return middle(script, P2PKH, 20)
}

/** The 20 bytes of a P2SH script, or undefined where it is none. */
export function scriptHashOf(script: Uint8Array): Uint8Array | undefined {
  return middle(script, P2SH, 20)
}

/** The 32 bytes of a P2SH32 script, or undefined where it is none. */
export function scriptHash32Of(script: Uint8Array): Uint8Array | undefined {
  return middle(script, P2SH32, 32)
}

function middle(
  script: Uint8Array,
  { head, tail }: { head: Uint8Array; tail: Uint8Array },
  bytes: number,
): Uint8Array | undefined {
  const fits =
    script.length === head.length + bytes + tail.length &&
    equalBytes(script.subarray(0, head.length), head) &&
    equalBytes(script.subarray(-tail.length), tail)
  return fits ? script.slice(head.length, head.length + bytes) : undefined
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
