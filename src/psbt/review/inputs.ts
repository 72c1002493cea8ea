import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import type { Digest32 } from '../../base/hash.js'
import type { Sighasher } from '../../bitcoin/sighash.js'
import type { Transaction } from '../../bitcoin/transaction.js'
import type { Locator } from '../../vault/locate.js'
import type { Vault } from '../../vault/vault.js'
import type { Psbt, PsbtInput } from '../codec/psbt.js'
import type { Proofs } from '../proofs.js'
import { type InputCoin, proveInput } from './input-coin.js'
import type { ReviewedInput } from './reviewed-psbt.js'
import { type InputSignatures, verifySignatures } from './signatures.js'

/** All inputs, reviewed, and what the rest of the review needs from that. */
export interface ReviewedInputs {
  readonly inputs: readonly ReviewedInput[]
  readonly findings: readonly Finding[]
  readonly locator: Locator
  readonly sighash: (index: number) => Digest32
}

/** Proves every input's coin and verifies every signature on it, in one pass. */
export function reviewInputs(
  vault: Vault,
  psbt: Psbt,
  transaction: Transaction,
  proofs: Proofs,
  onProgress: (done: number, total: number) => void = () => {},
): ReviewedInputs {
  const locator = proofs.locatorFor(vault)
  const sighasher = vault.scriptType.sighasher(transaction)
  const findings: Finding[] = []
  const inputs = psbt.inputs.map((input, index): ReviewedInput => {
    const coin = proveInput(input, { vault, locator, proofs })
    const { signatures, findings: objections } = signaturesOn(input, coin, index, {
      vault,
      proofs,
      sighasher,
    })
    findings.push(
      ...coin.objections.map(([code, message]) => finding('block', code, message, { input: index })),
      ...coin.notes.map(([code, message]) => finding('info', code, message, { input: index })),
    )
    findings.push(...objections)
    onProgress(index + 1, psbt.inputs.length)
    const { value, address } = coin
    const proven = coin.objections.length === 0
    return { outPoint: { txid: input.txid, vout: input.vout }, value, address, proven, signatures }
  })
  return { inputs, findings, locator, sighash: index => digestOf(sighasher, inputs[index], index) }
}

function signaturesOn(
  input: PsbtInput,
  { value, address }: InputCoin,
  index: number,
  { vault, proofs, sighasher }: { vault: Vault; proofs: Proofs; sighasher: Sighasher },
): InputSignatures {
  // Without a proven coin there is no digest, so whatever signatures there are stand for nothing.
  if (value === undefined || address === undefined) return { signatures: new Map(), findings: [] }
  const digest = sighasher(index, { scriptCode: address.scripts.multisig, value })
  return verifySignatures(input, { index, vault, address, digest, proofs })
}

function digestOf(sighasher: Sighasher, input: ReviewedInput | undefined, index: number): Digest32 {
  if (input?.value === undefined || input.address === undefined) {
    throw new RingiError('internal.bug', 'An input that is not proven has no digest to sign.')
  }
  return sighasher(index, { scriptCode: input.address.scripts.multisig, value: input.value })
}
