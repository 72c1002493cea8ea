import { equalBytes } from '../base/bytes.js'
import { type Finding, finding } from '../base/finding.js'
import { uint32 } from '../bitcoin/byte-writer.js'
import { encodeDerivation } from '../bitcoin/psbt-derivation.js'
import {
  type Field,
  field,
  fieldOf,
  fieldsOf,
  INPUT,
  OUTPUT,
  TAPROOT_OUTPUT,
  withField,
} from '../bitcoin/psbt-fields.js'
import { encodeOutput, type TransactionOutput } from '../bitcoin/transaction.js'
import { UNKNOWN_FINGERPRINT } from '../keys/origin.js'
import type { ScriptKey } from './challenge.js'
import type { OutputScripts } from './compile.js'
import type { TemplateKey } from './template-key.js'

/** Whether a map of a PSBT is of something that is spent or of something that is made. */
export type Side = 'input' | 'output'

/** The types of the fields by which PSBTs tell of one kind of lock (BIP 174, 371, 373). */
export interface LockFields {
  readonly input: SideFields & {
    /** What proves or states the coin. */
    readonly coin: readonly number[]
    /** Signatures, before the input is finished. */
    readonly signatures: readonly number[]
  }
  readonly output: SideFields
}

interface SideFields {
  readonly scripts: readonly number[]
  /** Where each key of the scripts comes from. */
  readonly derivations: readonly number[]
}

/** A coin with the proof of its amount: the whole transaction that made it, and what that says of the coin. */
export interface ProvenOutput {
  readonly previousTransaction: Uint8Array
  readonly output: TransactionOutput
}

/** Of locks by the hash of a script: P2SH, P2WSH and one in the other (BIP 16, 141). */
export const SCRIPT_HASH_FIELDS: LockFields = {
  input: {
    coin: [INPUT.NON_WITNESS_UTXO, INPUT.WITNESS_UTXO],
    scripts: [INPUT.REDEEM_SCRIPT, INPUT.WITNESS_SCRIPT],
    derivations: [INPUT.BIP32_DERIVATION],
    signatures: [INPUT.PARTIAL_SIG],
  },
  output: {
    scripts: [OUTPUT.REDEEM_SCRIPT, OUTPUT.WITNESS_SCRIPT],
    derivations: [OUTPUT.BIP32_DERIVATION],
  },
}

const REDEEM = { input: INPUT.REDEEM_SCRIPT, output: OUTPUT.REDEEM_SCRIPT } as const
const WITNESS = { input: INPUT.WITNESS_SCRIPT, output: OUTPUT.WITNESS_SCRIPT } as const
const DERIVATION = { input: INPUT.BIP32_DERIVATION, output: OUTPUT.BIP32_DERIVATION } as const

/** `given` with what proves a coin: its whole transaction, and its output where the input is segwit (BIP 174). */
export function withCoin(given: readonly Field[], coin: ProvenOutput, segwit: boolean): readonly Field[] {
  const whole = field(INPUT.NON_WITNESS_UTXO, coin.previousTransaction)
  return addTo(given, [whole, ...(segwit ? [field(INPUT.WITNESS_UTXO, encodeOutput(coin.output))] : [])])
}

/** `given` with the type that signatures of the input have: for signers of BIP 174, who take another one for the usual. */
export function withSighashType(given: readonly Field[], sighashType: number): readonly Field[] {
  return addTo(given, [field(INPUT.SIGHASH_TYPE, uint32(sighashType))])
}

/** `given` with an output's scripts. */
export function withScripts(
  given: readonly Field[],
  side: Side,
  { redeemScript, witnessScript }: OutputScripts,
): readonly Field[] {
  return addTo(given, [
    ...(redeemScript === undefined ? [] : [field(REDEEM[side], redeemScript)]),
    ...(witnessScript === undefined ? [] : [field(WITNESS[side], witnessScript)]),
  ])
}

/** `given` with where each key comes from, as far as `holders`, the cosigners' keys by their place, know it. */
export function withDerivations(
  given: readonly Field[],
  side: Side,
  keys: readonly ScriptKey[],
  holders: readonly TemplateKey[],
): readonly Field[] {
  const type = DERIVATION[side]
  const known = keys.flatMap(({ cosigner, publicKey, steps }) => {
    const { fingerprint, path } = holders[cosigner] as TemplateKey
    const isGiven = fieldsOf(given, type).some(({ keydata }) => equalBytes(keydata, publicKey))
    // Whoever wrote it may know where the key comes from, which the vault does not.
    if (fingerprint === UNKNOWN_FINGERPRINT && isGiven) return []
    return [{ type, keydata: publicKey, value: encodeDerivation({ fingerprint, path: [...path, ...steps] }) }]
  })
  return addTo(given, known)
}

/**
 * Compares what the fields of an input say of its lock, beside where keys come from, with the lock's own scripts and the type
 * that its signatures have.
 */
export function checkInput(
  fields: readonly Field[],
  { redeemScript, witnessScript }: OutputScripts,
  sighashType: number,
): Finding[] {
  return [
    ...checkSighashType(fields, sighashType),
    ...refuseTaproot(fields),
    ...compareScript('redeem', fieldOf(fields, REDEEM.input), redeemScript),
    ...compareScript('witness', fieldOf(fields, WITNESS.input), witnessScript),
  ]
}

/** The same for an output that goes back to the vault. */
export function checkOutput(
  fields: readonly Field[],
  { redeemScript, witnessScript }: OutputScripts,
): Finding[] {
  const hold =
    claimHolds(fieldOf(fields, REDEEM.output), redeemScript) &&
    claimHolds(fieldOf(fields, WITNESS.output), witnessScript)
  const isTaproot = TAPROOT_OUTPUT.some(type => fieldsOf(fields, type).length > 0)
  return [
    ...(hold ? [] : [finding('block', 'change.not-derived', { why: 'script' })]),
    ...(isTaproot ? [finding('block', 'change.not-derived', { why: 'taproot' })] : []),
  ]
}

function checkSighashType(fields: readonly Field[], sighashType: number): Finding[] {
  const type = fieldOf(fields, INPUT.SIGHASH_TYPE)
  if (type === undefined || equalBytes(type, Uint8Array.of(sighashType, 0, 0, 0))) return []
  return [finding('block', 'sighash.not-all')]
}

function refuseTaproot(fields: readonly Field[]): Finding[] {
  const taproot = fields.some(({ type }) => type >= INPUT.TAP_KEY_SIG && type <= INPUT.MUSIG2_PARTIAL_SIG)
  return taproot ? [finding('block', 'input.taproot-fields')] : []
}

function compareScript(
  kind: 'redeem' | 'witness',
  claimed: Uint8Array | undefined,
  ours: Uint8Array | undefined,
): Finding[] {
  if (claimHolds(claimed, ours)) return []
  if (ours === undefined) return [finding('block', 'input.unexpected-script', { script: kind })]
  return [finding('block', `input.${kind}-script-mismatch`)]
}

function claimHolds(claimed: Uint8Array | undefined, ours: Uint8Array | undefined): boolean {
  return claimed === undefined || (ours !== undefined && equalBytes(claimed, ours))
}

function addTo(fields: readonly Field[], more: readonly Field[]): readonly Field[] {
  return more.reduce<readonly Field[]>(withField, fields)
}
