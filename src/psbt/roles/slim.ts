import { RingiError } from '../../base/error.js'
import { type Field, field, GLOBAL, INPUT, withField, withoutFields } from '../../bitcoin/psbt-fields.js'
import { decodeTransaction, encodeTransaction } from '../../bitcoin/transaction.js'
import type { LockFields } from '../../spend/fields.js'
import { previousOf } from '../codec/previous.js'
import type { Psbt, PsbtInput, PsbtOutput } from '../codec/psbt.js'
import { ReviewedPsbt } from '../review/reviewed-psbt.js'
import { review } from '../review/reviewer.js'

/**
 * The smallest PSBT that a machine which knows the vault can still prove as a whole. It leaves out what that machine
 * derives itself (scripts, extended keys, witness UTXOs, all derivations but one a coin, which says where to look), the
 * witnesses of previous transactions (a txid does not cover them), and all but the first copy of each previous
 * transaction. None is left out altogether: without it an amount would be a mere claim. What it hands out has been
 * reviewed again, with nothing proven before, and is the same proposal. Throws the code of a blocking finding.
 */
export function slim(reviewed: ReviewedPsbt): Psbt {
  ReviewedPsbt.requireMade(reviewed)
  reviewed.requireUnblocked()
  const { psbt, vault, outputs, digest } = reviewed.facts
  const { fields } = vault.scriptType
  const carried = new Set<string>()
  const small = {
    ...psbt,
    fields: withoutFields(psbt.fields, [GLOBAL.XPUB]),
    inputs: psbt.inputs.map(input => slimInput(input, fields, carried)),
    outputs: psbt.outputs.map((output, i) =>
      outputs[i]?.place === undefined ? output : slimOutput(output, fields),
    ),
  }
  const again = review(vault, small)
  again.requireUnblocked()
  if (again.facts.digest.hex === digest.hex) return small
  throw new RingiError('internal.bug', { why: 'other-when-small' })
}

function slimInput(input: PsbtInput, { input: types }: LockFields, carried: Set<string>): PsbtInput {
  const bare = withoutFields(input.fields, [...types.coin, ...types.scripts])
  const kept = oneDerivation(bare, types.derivations)
  if (carried.has(input.txid)) return { ...input, fields: kept }
  carried.add(input.txid)
  // Nothing blocked, so every input has its previous transaction.
  const previous = decodeTransaction(previousOf(input) as Uint8Array)
  const value = encodeTransaction(previous, false)
  return { ...input, fields: withField(kept, field(INPUT.NON_WITNESS_UTXO, value)) }
}

function slimOutput(output: PsbtOutput, { output: types }: LockFields): PsbtOutput {
  return { ...output, fields: oneDerivation(withoutFields(output.fields, types.scripts), types.derivations) }
}

function oneDerivation(fields: readonly Field[], types: readonly number[]): readonly Field[] {
  const [, ...others] = fields.filter(({ type }) => types.includes(type))
  return fields.filter(field => !others.includes(field))
}
