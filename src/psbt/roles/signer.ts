import { RingiError } from '../../base/error.js'
import { type Field, withField } from '../../bitcoin/psbt-fields.js'
import type { ExtendedPrivateKey } from '../../keys/extended-key.js'
import { using } from '../../keys/using.js'
import { type Challenge, isFor, type Signed, signatureField } from '../../spend/challenge.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { VaultAddress } from '../../vault/vault.js'
import { previousOf } from '../codec/previous.js'
import type { Psbt, PsbtInput } from '../codec/psbt.js'
import type { Proofs } from '../proofs.js'
import { type ReviewedInput, ReviewedPsbt } from '../review/reviewed-psbt.js'
import { describeInput } from './updater.js'

/** A PSBT with one cosigner's signatures added. */
export interface SignedPsbt {
  readonly psbt: Psbt
  /** On how many inputs a signature was added; those that had this cosigner's already are left alone. */
  readonly signedInputs: number
  /** For each input the signatures that were added, for whoever checks them again. */
  readonly added: readonly (readonly Signed[])[]
}

/**
 * The Signer (BIP 174): answers every challenge of this cosigner that has no answer yet (see the schemes in spend).
 * It takes only what a review has made and found nothing to block in, makes sure that not a byte of it has changed since,
 * and verifies every signature before it hands it out. Throws the code of a blocking finding, `psbt.changed`,
 * `signature.nothing-to-sign`, `signature.self-check`.
 */
export function sign(
  reviewed: ReviewedPsbt,
  key: CosignerKey,
  onProgress: (done: number, total: number) => void = () => {},
): SignedPsbt {
  ReviewedPsbt.requireMade(reviewed)
  reviewed.requireUnblocked()
  reviewed.requireUnchanged()
  const { psbt, inputs, proofs } = reviewed.facts
  const asked = inputs.map(input => unanswered(input, key.cosigner))
  const unsigned = asked.filter(challenges => challenges.length > 0).length
  if (unsigned === 0) throw new RingiError('signature.nothing-to-sign', { why: 'this-key' })
  const added = withKeysBelow(key.account, answer =>
    asked.map((challenges, index) => {
      const answers = challenges.map(challenge => checked(answer(challenge), proofs))
      onProgress(index + 1, asked.length)
      return answers
    }),
  )
  const signed = psbt.inputs.map((input, i) => withAnswers(input, inputs[i] as ReviewedInput, added[i] ?? []))
  return { psbt: { ...clearModifiable(psbt), inputs: signed }, signedInputs: unsigned, added }
}

function unanswered({ challenges, signatures }: ReviewedInput, cosigner: number): Challenge[] {
  return challenges.filter(one => isFor(one, cosigner) && !signatures.has(one.id))
}

/** Answers challenges with keys below the account. Of many only the last step differs: their parents are derived once. */
function withKeysBelow<T>(
  account: ExtendedPrivateKey,
  work: (answer: (challenge: Challenge) => Signed) => T,
): T {
  const parents = new Map<string, ExtendedPrivateKey>()
  const parentOf = (steps: readonly number[]) => {
    const place = steps.slice(0, -1).join('/')
    const parent = parents.get(place) ?? account.derive(steps.slice(0, -1))
    parents.set(place, parent)
    return parent
  }
  try {
    return work(challenge => {
      const { steps } = challenge.key
      const own = parentOf(steps).derive(steps.slice(-1))
      return using(own, ({ privateKey }) => {
        return { challenge, signature: challenge.scheme.sign(challenge, privateKey) }
      })
    })
  } finally {
    for (const parent of parents.values()) parent.wipe()
  }
}

// A faulty computation could give the key away or a signature that fails later: nothing of it leaves.
function checked(signed: Signed, proofs: Proofs): Signed {
  if (proofs.verifies(signed)) return signed
  throw new RingiError('signature.self-check')
}

// BIP 370: a signature of SIGHASH_ALL leaves nothing that could still be modified.
function clearModifiable(psbt: Psbt): Psbt {
  return psbt.modifiable === undefined ? psbt : { ...psbt, modifiable: 0 }
}

// Other programs leave out what they think is known. Whoever signs or finalizes next may need it.
function withAnswers(
  input: PsbtInput,
  { address, value }: ReviewedInput,
  answers: readonly Signed[],
): PsbtInput {
  if (answers.length === 0) return input
  // Nothing blocked, so every input has its address, its amount and its previous transaction.
  const own = address as VaultAddress
  const output = { value: value as bigint, script: own.lock.scriptPubKey }
  const previousTransaction = previousOf(input) as Uint8Array
  const described = describeInput(input, own, { previousTransaction, output })
  const fields = answers.map(signatureField).reduce<readonly Field[]>(withField, described.fields)
  return { ...described, fields }
}
