import { pushNumber } from '../../src/bitcoin/script.js'

const OPCODES: Readonly<Record<string, number>> = {
  NOT: 0x91,
  CHECKSIG: 0xac,
  CHECKMULTISIG: 0xae,
}

/** The bytes of a script in Bitcoin Core's test notation, as far as these tests need it; undefined beyond that. */
export function assemble(asm: string): Uint8Array | undefined {
  const bytes: number[] = []
  for (const token of asm.split(' ').filter(part => part !== '')) {
    if (/^0x([0-9a-f]{2})+$/.test(token)) bytes.push(...Buffer.from(token.slice(2), 'hex'))
    else if (/^(\d|1[0-6])$/.test(token)) bytes.push(...pushNumber(Number(token)))
    else if (OPCODES[token] !== undefined) bytes.push(OPCODES[token] as number)
    else return undefined
  }
  return Uint8Array.from(bytes)
}

/** What a scriptSig of pushes and small numbers leaves on the stack; undefined where it does anything else. */
export function stackOf(scriptSig: Uint8Array): Uint8Array[] | undefined {
  const stack: Uint8Array[] = []
  for (let at = 0; at < scriptSig.length; ) {
    const opcode = scriptSig[at++] as number
    if (opcode <= 0x4b) {
      stack.push(scriptSig.subarray(at, at + opcode))
      at += opcode
    } else if (opcode >= 0x51 && opcode <= 0x60) stack.push(Uint8Array.of(opcode - 0x50))
    else return undefined
  }
  return stack
}
