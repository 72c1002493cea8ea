import { equalBytes } from '../../../base/bytes.js'
import { RingiError } from '../../../base/error.js'
import { hash160, hash256, sha256 } from '../../../base/hash.js'
import { ByteReader } from '../../../bitcoin/byte-reader.js'
import { PreviousTransaction } from '../../../bitcoin/previous-transaction.js'
import { fieldOf, INPUT, OUTPUT } from '../../../bitcoin/psbt-fields.js'
import { p2sh32Script, p2shScript, witnessScript } from '../../../bitcoin/standard-scripts.js'
import type { Psbt, PsbtInput } from '../psbt.js'
import type { MapPlace } from './place.js'

interface ClaimedScripts {
  readonly redeem: Uint8Array | undefined
  readonly witness: Uint8Array | undefined
}

/**
 * Refuses a PSBT in which a redeem or witness script does not hash to its output, or stands where the output has none
 * (BIP 16, BIP 141; BIP 174 leaves this to signers, so decoding does not ask for it). Outputs that are not known are
 * passed over. Throws `psbt.script-mismatch`.
 */
export function requireMatchingScripts(psbt: Psbt): void {
  psbt.inputs.forEach((input, index) => {
    const redeem = fieldOf(input.fields, INPUT.REDEEM_SCRIPT)
    const witness = fieldOf(input.fields, INPUT.WITNESS_SCRIPT)
    if (redeem ?? witness) check(spentScript(input), { redeem, witness }, { kind: 'input', index })
  })
  psbt.outputs.forEach(({ script, fields }, index) => {
    const redeem = fieldOf(fields, OUTPUT.REDEEM_SCRIPT)
    const witness = fieldOf(fields, OUTPUT.WITNESS_SCRIPT)
    check(script, { redeem, witness }, { kind: 'output', index })
  })
}

function check(script: Uint8Array | undefined, claimed: ClaimedScripts, place: MapPlace): void {
  const unfitting = unfittingScript(script, claimed)
  if (unfitting === undefined) return
  throw new RingiError('psbt.script-mismatch', { why: 'place', ...place, script: unfitting })
}

/** Which of the scripts that are claimed for an output's `script` does not hash to it, if one does not. */
export function unfittingScript(
  script: Uint8Array | undefined,
  { redeem, witness }: ClaimedScripts,
): 'redeem' | 'witness' | undefined {
  if (redeem && script && !hashes(script, redeem)) return 'redeem'
  const around = redeem ?? script
  if (!witness || !around) return undefined
  const program = witnessScript({ version: 0, program: sha256(witness) })
  const nested = redeem === undefined && equalBytes(around, p2shScript(hash160(program)))
  return nested || equalBytes(around, program) ? undefined : 'witness'
}

/** P2SH (BIP 16), or P2SH32 of Bitcoin Cash, which no address of another chain is. */
function hashes(script: Uint8Array, redeem: Uint8Array): boolean {
  return equalBytes(script, p2shScript(hash160(redeem))) || equalBytes(script, p2sh32Script(hash256(redeem)))
}

function spentScript({ vout, fields }: PsbtInput): Uint8Array | undefined {
  const previous = fieldOf(fields, INPUT.NON_WITNESS_UTXO)
  if (previous !== undefined) return new PreviousTransaction(previous).output(vout)?.script
  const output = fieldOf(fields, INPUT.WITNESS_UTXO)
  return output && new ByteReader(output.subarray(8)).sized()
}
