import { concatAll, equalBytes } from '../base/bytes.js'
import { ByteCursor, littleEndian } from './byte-cursor.js'
import type { RawPsbt } from './raw-psbt.js'
import { type RawTransaction, readRawTransaction } from './raw-transaction.js'
import type { ChainRules, Verifier } from './verifier.js'

/** A coin that is spent, as its previous transaction proves it. */
export interface SpentCoin {
  /** 8 bytes. */
  readonly amount: Uint8Array
  /** The multisig script, proven by the hash in the coin's output. */
  readonly script: Uint8Array
  /** Witness script in the witness, the same behind a redeem script (BIP 141), or a redeem script alone (BIP 16). */
  readonly kind: 'native' | 'nested' | 'legacy'
}

/** What an input says its coin's scripts are; their hashes are compared. */
interface StatedScripts {
  readonly redeem: Uint8Array | undefined
  readonly witness: Uint8Array | undefined
}

/** The scripts that a PSBT's input map carries. */
export function scriptsInMap({ inputs }: RawPsbt): (index: number) => StatedScripts {
  return index => ({ redeem: inputs[index]?.get('04'), witness: inputs[index]?.get('05') })
}

/** The scripts that a finished input carries. */
export function scriptsInInput({ inputs }: RawTransaction): (index: number) => StatedScripts {
  return index => {
    const { script, witness } = inputs[index] as RawTransaction['inputs'][number]
    return { redeem: pushes(script).at(-1), witness: witness.at(-1) }
  }
}

/** The coins of all inputs. Throws where an amount or a script is not proven. */
export function spentCoins(
  { transaction, inputs }: RawPsbt,
  claimed: (index: number) => StatedScripts,
  by: Verifier,
  rules: ChainRules,
): SpentCoin[] {
  return transaction.inputs.map(({ outpoint }, index) => {
    const bytes = inputs[index]?.get('00')
    if (bytes === undefined) throw new Error('no previous transaction')
    const previous = readRawTransaction(bytes, by.sha256)
    const output = previous.outputs[littleEndian(outpoint.subarray(32))]
    if (output === undefined || !equalBytes(previous.id, outpoint.subarray(0, 32)))
      throw new Error('wrong previous transaction')
    return { amount: output.amount, ...scriptOf(output.script, claimed(index), by, rules) }
  })
}

function scriptOf(
  output: Uint8Array,
  { redeem, witness }: StatedScripts,
  by: Verifier,
  { forkId }: ChainRules,
): Omit<SpentCoin, 'amount'> {
  if (forkId) return { script: cashScript(output, redeem, by), kind: 'legacy' }
  if (!isScriptHash(output)) return { script: witnessScript(output, witness, by), kind: 'native' }
  if (redeem === undefined) throw new Error('no redeem script')
  if (!equalBytes(by.ripemd160(by.sha256(redeem)), output.subarray(2, 22)))
    throw new Error('wrong redeem script')
  if (redeem.length !== 34 || redeem[0] !== 0) return { script: redeem, kind: 'legacy' }
  return { script: witnessScript(redeem, witness, by), kind: 'nested' }
}

/** Of an output that is a script's hash and nothing else: whatever stands before it, tokens too, is refused. */
function cashScript(output: Uint8Array, redeem: Uint8Array | undefined, by: Verifier): Uint8Array {
  if (redeem === undefined) throw new Error('no redeem script')
  const inner = by.sha256(redeem)
  const short = concatAll([Uint8Array.of(0xa9, 0x14), by.ripemd160(inner), Uint8Array.of(0x87)])
  const long = concatAll([Uint8Array.of(0xaa, 0x20), by.sha256(inner), Uint8Array.of(0x87)])
  if (!equalBytes(output, short) && !equalBytes(output, long)) throw new Error('wrong redeem script')
  return redeem
}

function isScriptHash(output: Uint8Array): boolean {
  return output.length === 23 && output[0] === 0xa9
}

function witnessScript(
  program: Uint8Array,
  script: Uint8Array | undefined,
  { sha256 }: Verifier,
): Uint8Array {
  const commits = script !== undefined && program.length === 34 && program[0] === 0
  if (!commits || !equalBytes(sha256(script), program.subarray(2))) throw new Error('wrong witness script')
  return script
}

/** The items that a scriptSig pushes. */
export function pushes(script: Uint8Array): Uint8Array[] {
  const cursor = new ByteCursor(script)
  const items: Uint8Array[] = []
  while (!cursor.done) items.push(smallPush(cursor) ?? cursor.bytes(pushedLength(cursor)))
  return items
}

/** What an opcode pushes that is a number by itself: -1, or 1 to 16. */
function smallPush(cursor: ByteCursor): Uint8Array | undefined {
  const opcode = cursor.peek() ?? 0
  if (opcode !== 79 && (opcode < 81 || opcode > 96)) return undefined
  cursor.byte()
  return Uint8Array.of(opcode === 79 ? 0x81 : opcode - 80)
}

function pushedLength(cursor: ByteCursor): number {
  const opcode = cursor.byte()
  if (opcode > 77) throw new Error('no push')
  if (opcode < 76) return opcode
  return opcode === 76 ? cursor.byte() : littleEndian(cursor.bytes(2))
}

/** The shortest script that pushes these items (BIP 62). */
export function encodePushes(items: readonly Uint8Array[]): Uint8Array {
  return concatAll(
    items.flatMap(item => {
      const number = item.length === 1 ? (item[0] as number) : 0
      if (number === 0x81) return [Uint8Array.of(79)]
      return number >= 1 && number <= 16 ? [Uint8Array.of(80 + number)] : [pushPrefix(item.length), item]
    }),
  )
}

function pushPrefix(length: number): Uint8Array {
  if (length < 76) return Uint8Array.of(length)
  return length <= 0xff ? Uint8Array.of(76, length) : Uint8Array.of(77, length & 0xff, length >> 8)
}

/** M and the keys of a multisig script. */
export function readMultisig(script: Uint8Array): { required: number; keys: Uint8Array[] } {
  const cursor = new ByteCursor(script)
  const required = smallNumber(cursor)
  const keys: Uint8Array[] = []
  while (cursor.peek() === 33) keys.push(cursor.blob())
  if (smallNumber(cursor) !== keys.length || cursor.byte() !== 0xae || !cursor.done)
    throw new Error('no multisig')
  return { required, keys }
}

function smallNumber(cursor: ByteCursor): number {
  const opcode = cursor.byte()
  return opcode === 1 ? cursor.byte() : opcode - 0x50
}
