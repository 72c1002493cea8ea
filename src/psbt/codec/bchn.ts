import { equalBytes } from '../../base/bytes.js'
import { RingiError } from '../../base/error.js'
import { ByteReader } from '../../bitcoin/byte-reader.js'
import { type Field, field, fieldOf, GLOBAL, INPUT, withField } from '../../bitcoin/psbt-fields.js'
import { decodeTransaction, encodeOutput, formatOutPoint } from '../../bitcoin/transaction.js'
import type { Proofs } from '../proofs.js'
import { MAGIC, notPsbt, startsWithMagic } from './decode.js'
import { encodeMaps, encodePsbt } from './encode.js'
import { GLOBAL_PLACE, readPairs, requiredField } from './map.js'
import { previousOf } from './previous.js'
import type { Psbt, PsbtInput } from './psbt.js'

/**
 * The bytes that Bitcoin Cash Node takes for a PSBT: as in BIP 174, with the output of each coin in the place of the whole
 * transaction that made it (its `src/psbt.h`). `psbt` is of version 0. Throws `utxo.prevtx-missing`, `utxo.prevtx-mismatch`.
 */
export function encodeBchn(psbt: Psbt, proofs: Proofs): Uint8Array {
  const inputs = psbt.inputs.map(input => {
    const output = field(INPUT.NON_WITNESS_UTXO, encodedCoin(input, proofs))
    return { ...input, fields: withField(input.fields, output) }
  })
  return encodePsbt({ ...psbt, inputs })
}

/** A PSBT of Bitcoin Cash Node as one of BIP 174, which tells nothing of the coins; and what it has said of each. */
export interface BchnPsbt {
  readonly bytes: Uint8Array
  readonly coins: readonly (Uint8Array | undefined)[]
}

/** Takes such bytes apart. Throws `psbt.magic`, and what reading maps and transactions throws. */
export function decodeBchn(bytes: Uint8Array): BchnPsbt {
  if (!startsWithMagic(bytes)) throw notPsbt()
  const reader = new ByteReader(bytes.subarray(MAGIC.length))
  const global = readPairs(reader, GLOBAL_PLACE)
  const { inputs, outputs } = decodeTransaction(
    requiredField(global, GLOBAL.UNSIGNED_TX, GLOBAL_PLACE),
    false,
  )
  const given = inputs.map((_, index) => readPairs(reader, { kind: 'input', index }))
  const paid = outputs.map((_, index) => readPairs(reader, { kind: 'output', index }))
  if (!reader.atEnd) throw new RingiError('psbt.trailing')
  const maps = { global, inputs: given.map(withoutCoin), outputs: paid }
  return {
    bytes: encodeMaps(maps),
    coins: given.map(fields => fieldOf(fields, INPUT.NON_WITNESS_UTXO)),
  }
}

/** Refuses coins that are not what their whole transactions say. Throws `utxo.prevtx-missing`, `utxo.prevtx-mismatch`. */
export function requireCoins({ inputs }: Psbt, coins: BchnPsbt['coins'], proofs: Proofs): void {
  inputs.forEach((input, index) => {
    const stated = coins[index]
    if (stated === undefined || equalBytes(stated, encodedCoin(input, proofs))) return
    throw new RingiError('utxo.prevtx-mismatch', { why: 'coin', coin: formatOutPoint(input) })
  })
}

function withoutCoin(fields: readonly Field[]): readonly Field[] {
  return fields.filter(({ type }) => type !== INPUT.NON_WITNESS_UTXO)
}

function encodedCoin(input: PsbtInput, proofs: Proofs): Uint8Array {
  const coin = formatOutPoint(input)
  const previous = previousOf(input)
  if (previous === undefined) throw new RingiError('utxo.prevtx-missing', { why: 'claim', coin })
  const output = proofs.previousOutput(previous, input)
  if (output === undefined) throw new RingiError('utxo.prevtx-mismatch', { why: 'coin', coin })
  return encodeOutput(output)
}
