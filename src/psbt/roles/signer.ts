import { RingiError } from '../../base/error.js'
import { INPUT, withField } from '../../bitcoin/psbt-fields.js'
import { signLowR } from '../../bitcoin/secp256k1.js'
import { encodeSignature } from '../../bitcoin/signature.js'
import type { Sats } from '../../chain/amount.js'
import type { ExtendedPrivateKey } from '../../keys/extended-key.js'
import { using } from '../../keys/using.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { Vault, VaultAddress } from '../../vault/vault.js'
import { previousOf } from '../codec/previous.js'
import type { Psbt, PsbtInput } from '../codec/psbt.js'
import { type ReviewedInput, ReviewedPsbt } from '../review/reviewed-psbt.js'
import { describeInput } from './updater.js'

/** A PSBT with one cosigner's signatures added. */
export interface SignedPsbt {
  readonly psbt: Psbt
  /** On how many inputs a signature was added; those that had this cosigner's already are left alone. */
  readonly signedInputs: number
  /** For each input the 33-byte key whose signature was added, for whoever checks them again. */
  readonly signedBy: readonly (Uint8Array | undefined)[]
}

/**
 * The Signer (BIP 174): adds the cosigner's signature (SIGHASH_ALL, RFC 6979, low R and S) to every input that lacks it.
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
  const { psbt, inputs } = reviewed.facts
  const unsigned = inputs.filter(({ signatures }) => !signatures.has(key.cosigner)).length
  if (unsigned === 0) {
    throw new RingiError(
      'signature.nothing-to-sign',
      'This key has signed every input already; nothing was changed.',
    )
  }
  const signed = withBranches(key.account, branches => {
    const signer = inputSigner(reviewed, key.cosigner, branches)
    return psbt.inputs.map((input, index) => {
      const hasSigned = (inputs[index] as ReviewedInput).signatures.has(key.cosigner)
      const result = hasSigned ? { input } : signer(input, index)
      onProgress(index + 1, psbt.inputs.length)
      return result
    })
  })
  return {
    psbt: { ...withoutLeave(psbt), inputs: signed.map(({ input }) => input) },
    signedInputs: unsigned,
    signedBy: signed.map(({ publicKey }) => publicKey),
  }
}

/** The private keys of the receiving and the change branch (BIP 44). */
type BranchKeys = readonly [ExtendedPrivateKey, ExtendedPrivateKey]

function withBranches<T>(account: ExtendedPrivateKey, work: (branches: BranchKeys) => T): T {
  return using(account.derive([0]), receiving =>
    using(account.derive([1]), change => work([receiving, change])),
  )
}

// BIP 370: a signature of SIGHASH_ALL leaves nothing that could still be modified.
function withoutLeave(psbt: Psbt): Psbt {
  return psbt.modifiable === undefined ? psbt : { ...psbt, modifiable: 0 }
}

function inputSigner(reviewed: ReviewedPsbt, cosigner: number, branches: BranchKeys) {
  return (input: PsbtInput, index: number): SignedInput => {
    const { address, value } = reviewed.facts.inputs[index] as ProvenInput
    const publicKey = address.keys.find(one => one.cosigner === cosigner)?.publicKey as Uint8Array
    const digest = reviewed.facts.sighash(index)
    const signature64 = using(branches[address.branch].derive([address.index]), key =>
      signLowR(digest, key.privateKey),
    )
    // A faulty computation could give the key away or a signature that fails later: nothing of it leaves.
    if (!reviewed.facts.proofs.verifies(digest, publicKey, signature64)) {
      throw new RingiError(
        'signature.self-check',
        'A signature that was just made does not verify; nothing was written.',
      )
    }
    const field = { type: INPUT.PARTIAL_SIG, keydata: publicKey, value: encodeSignature(signature64) }
    const described = describe(input, reviewed.facts.vault, { address, value })
    return { input: { ...described, fields: withField(described.fields, field) }, publicKey }
  }
}

interface SignedInput {
  readonly input: PsbtInput
  readonly publicKey?: Uint8Array
}

// Nothing blocked, so every input has its address and its amount.
type ProvenInput = ReviewedInput & { readonly address: VaultAddress; readonly value: Sats }

// Other programs leave out what they think is known. Whoever signs or finalizes next may need it.
function describe(
  input: PsbtInput,
  vault: Vault,
  { address, value }: Pick<ProvenInput, 'address' | 'value'>,
): PsbtInput {
  const previousTransaction = previousOf(input) as Uint8Array
  const output = { value, script: address.scripts.scriptPubKey }
  return describeInput(input, vault, address, { previousTransaction, output })
}
