import { createHash } from 'node:crypto'
import { Cursor } from './cursor.js'
import type { RawPsbt } from './raw-psbt.js'
import { type RawTransaction, readRawTransaction, sha } from './raw-transaction.js'

/** A coin that is spent, as its previous transaction proves it. */
export interface SpentCoin {
  /** 8 bytes. */
  readonly amount: Buffer
  /** The multisig script, proven by the hash in the coin's output. */
  readonly script: Buffer
  /** Witness script in the witness, the same behind a redeem script (BIP 141), or a redeem script alone (BIP 16). */
  readonly kind: 'native' | 'nested' | 'legacy'
}

/** What an input says its coin's scripts are; their hashes are compared. */
export interface ClaimedScripts {
  readonly redeem: Buffer | undefined
  readonly witness: Buffer | undefined
}

/** The scripts that a PSBT's input map carries. */
export function scriptsInMap({ inputs }: RawPsbt): (index: number) => ClaimedScripts {
  return index => ({ redeem: inputs[index]?.get('04'), witness: inputs[index]?.get('05') })
}

/** The scripts that a finished input carries. */
export function scriptsInInput({ inputs }: RawTransaction): (index: number) => ClaimedScripts {
  return index => {
    const { script, witness } = inputs[index] as RawTransaction['inputs'][number]
    return { redeem: pushes(script).at(-1), witness: witness.at(-1) }
  }
}

/** The coins of all inputs. Throws where an amount or a script is not proven. */
export function spentCoins(
  { transaction, inputs }: RawPsbt,
  claimed: (index: number) => ClaimedScripts,
): SpentCoin[] {
  return transaction.inputs.map(({ outpoint }, index) => {
    const bytes = inputs[index]?.get('00')
    if (bytes === undefined) throw new Error('no previous transaction')
    const previous = readRawTransaction(bytes)
    const output = previous.outputs[outpoint.readUInt32LE(32)]
    if (output === undefined || !previous.id.equals(outpoint.subarray(0, 32)))
      throw new Error('wrong previous transaction')
    return { amount: output.amount, ...scriptOf(output.script, claimed(index)) }
  })
}

function scriptOf(output: Buffer, { redeem, witness }: ClaimedScripts): Omit<SpentCoin, 'amount'> {
  if (!isScriptHash(output)) return { script: witnessScript(output, witness), kind: 'native' }
  if (redeem === undefined) throw new Error('no redeem script')
  const hash = createHash('ripemd160').update(sha(redeem)).digest()
  if (!hash.equals(output.subarray(2, 22))) throw new Error('wrong redeem script')
  if (redeem.length !== 34 || redeem[0] !== 0) return { script: redeem, kind: 'legacy' }
  return { script: witnessScript(redeem, witness), kind: 'nested' }
}

function isScriptHash(output: Buffer): boolean {
  return output.length === 23 && output[0] === 0xa9
}

function witnessScript(program: Buffer, script: Buffer = Buffer.alloc(0)): Buffer {
  if (program.length !== 34 || program[0] !== 0 || !sha(script).equals(program.subarray(2)))
    throw new Error('wrong witness script')
  return script
}

/** The items that a scriptSig pushes. */
export function pushes(script: Buffer): Buffer[] {
  const cursor = new Cursor(script)
  const items: Buffer[] = []
  while (!cursor.done) items.push(cursor.bytes(pushedLength(cursor)))
  return items
}

function pushedLength(cursor: Cursor): number {
  const opcode = cursor.bytes(1).readUInt8()
  if (opcode > 77) throw new Error('no push')
  if (opcode < 76) return opcode
  return opcode === 76 ? cursor.bytes(1).readUInt8() : cursor.bytes(2).readUInt16LE()
}

/** The shortest script that pushes these items (BIP 62). */
export function encodePushes(items: readonly Buffer[]): Buffer {
  return Buffer.concat(items.flatMap(item => [pushPrefix(item.length), item]))
}

function pushPrefix(length: number): Buffer {
  if (length < 76) return Buffer.of(length)
  return length <= 0xff ? Buffer.of(76, length) : Buffer.of(77, length & 0xff, length >> 8)
}

/** M and the keys of a multisig script. */
export function readMultisig(script: Buffer): { required: number; keys: Buffer[] } {
  const cursor = new Cursor(script)
  const required = smallNumber(cursor)
  const keys: Buffer[] = []
  while (cursor.peek() === 33) keys.push(cursor.blob())
  if (smallNumber(cursor) !== keys.length || cursor.bytes(1)[0] !== 0xae || !cursor.done)
    throw new Error('no multisig')
  return { required, keys }
}

function smallNumber(cursor: Cursor): number {
  const opcode = cursor.bytes(1)[0] as number
  return opcode === 1 ? (cursor.bytes(1)[0] as number) : opcode - 0x50
}
