import { RingiError } from '../base/error.js'
import type { Cosigner } from '../vault/cosigner.js'
import type { ProposalFacts } from './facts.js'

/** A proposal that was reviewed. */
interface Reviewed {
  readonly facts: Pick<ProposalFacts, 'vault' | 'signatures'>
}

/** How far one cosigner has got: every input, some, or none. */
export interface CosignerProgress {
  readonly cosigner: Cosigner
  readonly signed: 'all' | 'some' | 'none'
}

/** How far the signing of a proposal has got. */
export interface SigningProgress {
  readonly required: number
  /** Whether every input has M verified signatures. */
  readonly complete: boolean
  readonly cosigners: readonly CosignerProgress[]
}

/** Counts the verified signatures of a reviewed proposal. */
export function signingProgress({ facts: { vault, signatures } }: Reviewed): SigningProgress {
  const { required } = vault.threshold
  return {
    required,
    complete: signatures.every(({ size }) => size >= required),
    cosigners: vault.cosigners.map((cosigner, place) => {
      const count = signatures.filter(one => one.has(place)).length
      return { cosigner, signed: count === signatures.length ? 'all' : count > 0 ? 'some' : 'none' }
    }),
  }
}

/** The names of the cosigners whose verified signatures are on every input. */
export function signersOfAll(reviewed: Reviewed): string[] {
  const { cosigners } = signingProgress(reviewed)
  return cosigners.filter(({ signed }) => signed === 'all').map(({ cosigner }) => cosigner.name)
}

/** Throws `signature.incomplete`, saying who could still sign and which inputs lack how much, unless M have signed all. */
export function requireComplete(reviewed: Reviewed): void {
  const { required, complete, cosigners } = signingProgress(reviewed)
  if (complete) return
  const lacking = reviewed.facts.signatures.flatMap(({ size }, index) =>
    size < required ? [`input ${index}: ${size} of ${required}`] : [],
  )
  const missing = cosigners.filter(({ signed }) => signed !== 'all').map(({ cosigner }) => cosigner.name)
  throw new RingiError('signature.incomplete', `${lacking.length} input(s) still lack signatures.`, {
    hint: `These can still sign: ${missing.join(', ')}.`,
    details: { lacking, missing, required },
  })
}
