import { equalBytes } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import { fieldOf, INPUT } from '../../bitcoin/psbt-fields.js'
import { encodeOutput, formatOutPoint, type TransactionOutput } from '../../bitcoin/transaction.js'
import { isPossible, type Sats, sats } from '../../chain/amount.js'
import type { Network } from '../../chain/network.js'
import type { Locator } from '../../vault/locate.js'
import { SEARCHED } from '../../vault/search.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { placeClaimed } from '../claims.js'
import { previousOf } from '../codec/previous.js'
import type { PsbtInput } from '../codec/psbt.js'
import type { Proofs } from '../proofs.js'
import { compareClaims } from './input-claims.js'
import { withoutTokens } from './tokens.js'

/** An input's coin: proven by its full previous transaction, or merely claimed. */
export interface InputCoin {
  readonly value: Sats | undefined
  readonly address: VaultAddress | undefined
  /** The output that the input spends, as the previous transaction has it; undefined where it has none that can be. */
  readonly output: TransactionOutput | undefined
  readonly findings: readonly Finding[]
}

/** What proving inputs needs beside them. */
export interface InputContext {
  readonly vault: Vault
  readonly locator: Locator
  readonly proofs: Proofs
}

/**
 * Proves one input: amount and script from the full previous transaction (CVE-2020-14199), the script found among those
 * that the vault derives, and everything that the PSBT says of the coin compared with that.
 */
export function proveInput(input: PsbtInput, context: InputContext): InputCoin {
  const coin = formatOutPoint(input)
  const previous = previousOf(input)
  if (previous === undefined) {
    return unproven(
      claimedValue(input, context.vault.network),
      finding('block', 'utxo.prevtx-missing', { why: 'claim', coin }),
    )
  }
  const output = context.proofs.previousOutput(previous, input)
  if (output === undefined) {
    return unproven(undefined, finding('block', 'utxo.prevtx-mismatch', { why: 'coin', coin }))
  }
  return proveOutput(input, output, context)
}

function unproven(value: Sats | undefined, found: Finding): InputCoin {
  return { value, address: undefined, output: undefined, findings: [found] }
}

function proveOutput(
  input: PsbtInput,
  output: TransactionOutput,
  { vault, locator }: InputContext,
): InputCoin {
  const value = amountOf(output.value, vault.network)
  const hint = placeClaimed(vault.scriptType.derivationsIn('input', input.fields))
  const searched = hint === undefined ? SEARCHED.coin : SEARCHED.misplacedCoin
  const bare = withoutTokens(output, formatOutPoint(input), vault.network)
  const address = locator.locate(bare.script, searched, hint)
  const claimed = fieldOf(input.fields, INPUT.WITNESS_UTXO)
  const agrees = claimed === undefined || equalBytes(claimed, encodeOutput(output))
  const isNeedless = claimed !== undefined && agrees && !vault.scriptType.segwit
  const findings = [
    ...bare.findings,
    ...(agrees ? [] : [otherWitnessUtxo(vault)]),
    ...(value === undefined ? [finding('block', 'amount.out-of-range', { why: 'coin' })] : []),
    ...(address === undefined ? [notOurs(input, vault)] : compareClaims(input, address, vault)),
    // Some programs write both (BIP 174 asks for the one that fits), and that they agree is proven here.
    ...(isNeedless ? [finding('info', 'utxo.legacy-witness-utxo', { why: 'agrees' })] : []),
  ]
  return { value, address, output: value === undefined ? undefined : output, findings }
}

function notOurs(input: PsbtInput, vault: Vault): Finding {
  return finding('block', 'input.not-ours', { why: 'vault', coin: formatOutPoint(input), vault: vault.name })
}

function amountOf(value: bigint, network: Network): Sats | undefined {
  return isPossible(value, network) ? sats(value, network) : undefined
}

function claimedValue(input: PsbtInput, network: Network): Sats | undefined {
  const utxo = fieldOf(input.fields, INPUT.WITNESS_UTXO)
  if (utxo === undefined || utxo.length < 8) return undefined
  return amountOf(new DataView(utxo.buffer, utxo.byteOffset).getBigInt64(0, true), network)
}

function otherWitnessUtxo({ scriptType }: Vault): Finding {
  return scriptType.segwit
    ? finding('block', 'input.witness-utxo-mismatch', { why: 'coin' })
    : finding('block', 'utxo.legacy-witness-utxo', { why: 'disagrees' })
}
