import { equalBytes } from '../../base/bytes.js'
import type { Objection } from '../../base/objection.js'
import { fieldOf, INPUT } from '../../bitcoin/psbt-fields.js'
import { encodeOutput, formatOutPoint, type TransactionOutput } from '../../bitcoin/transaction.js'
import { type Sats, sats } from '../../chain/amount.js'
import type { Locator } from '../../vault/locate.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { placeClaimed } from '../claims.js'
import { previousOf } from '../codec/previous.js'
import type { PsbtInput } from '../codec/psbt.js'
import type { Proofs } from '../proofs.js'
import { compareClaims } from './input-claims.js'

/** An input's coin: proven by its full previous transaction, or merely claimed. */
export interface InputCoin {
  readonly value: Sats | undefined
  readonly address: VaultAddress | undefined
  /** The output that the input spends, as the previous transaction has it; undefined where it has none that can be. */
  readonly output: TransactionOutput | undefined
  readonly objections: readonly Objection[]
  /** Worth knowing, and in nobody's way. */
  readonly notes: readonly Objection[]
}

/** What proving inputs needs beside them. */
export interface InputContext {
  readonly vault: Vault
  readonly locator: Locator
  readonly proofs: Proofs
}

/** How far both branches are searched for a coin whose place the PSBT does not name, and for one named wrongly. */
const SEARCHED = { unclaimed: 1000, misplaced: 100 }

/**
 * Proves one input: amount and script from the full previous transaction (CVE-2020-14199), the script found among those
 * that the vault derives, and everything that the PSBT says of the coin compared with that.
 */
export function proveInput(input: PsbtInput, context: InputContext): InputCoin {
  const coin = formatOutPoint(input)
  const previous = previousOf(input)
  if (previous === undefined) {
    const why = `The whole previous transaction of ${coin} is missing, so its amount is a mere claim.`
    return unproven(claimedValue(input), ['utxo.prevtx-missing', why])
  }
  const output = context.proofs.previousOutput(previous, input)
  if (output === undefined) {
    return unproven(undefined, [
      'utxo.prevtx-mismatch',
      `The previous transaction given for ${coin} is another one.`,
    ])
  }
  return proveOutput(input, output, context)
}

function unproven(value: Sats | undefined, objection: Objection): InputCoin {
  return { value, address: undefined, output: undefined, objections: [objection], notes: [] }
}

function proveOutput(
  input: PsbtInput,
  output: TransactionOutput,
  { vault, locator }: InputContext,
): InputCoin {
  const value = amountOf(output.value)
  const hint = placeClaimed(vault.scriptType.derivationsIn('input', input.fields))
  const searched = hint === undefined ? SEARCHED.unclaimed : SEARCHED.misplaced
  const address = locator.locate(output.script, searched, hint)
  const claimed = fieldOf(input.fields, INPUT.WITNESS_UTXO)
  const agrees = claimed === undefined || equalBytes(claimed, encodeOutput(output))
  const objections: Objection[] = agrees ? [] : [otherWitnessUtxo(vault)]
  if (value === undefined) objections.push(['amount.out-of-range', 'The coin has an amount that cannot be.'])
  if (address === undefined) {
    objections.push([
      'input.not-ours',
      `The coin ${formatOutPoint(input)} does not belong to the vault ${vault.name}.`,
    ])
  } else {
    objections.push(...compareClaims(input, address, vault))
  }
  const isNeedless = claimed !== undefined && agrees && !vault.scriptType.segwit
  const spent = value === undefined ? undefined : output
  return { value, address, output: spent, objections, notes: isNeedless ? [NEEDLESS] : [] }
}

function amountOf(value: bigint): Sats | undefined {
  try {
    return sats(value)
  } catch {
    return undefined
  }
}

function claimedValue(input: PsbtInput): Sats | undefined {
  const utxo = fieldOf(input.fields, INPUT.WITNESS_UTXO)
  if (utxo === undefined || utxo.length < 8) return undefined
  return amountOf(new DataView(utxo.buffer, utxo.byteOffset).getBigInt64(0, true))
}

// Some programs write both (BIP 174 asks for the one that fits), and that they agree is proven here.
const NEEDLESS: Objection = [
  'utxo.legacy-witness-utxo',
  'A coin without segwit comes with a witness UTXO too. It agrees with the previous transaction, which is the proof.',
]

function otherWitnessUtxo({ scriptType }: Vault): Objection {
  const why = 'The witness UTXO says another amount or script than the previous transaction.'
  return [scriptType.segwit ? 'input.witness-utxo-mismatch' : 'utxo.legacy-witness-utxo', why]
}
