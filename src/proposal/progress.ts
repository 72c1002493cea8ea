import { RingiError } from '../base/error.js'
import type { EvaluatedVault, ProposalFacts, Signers } from './facts.js'

/** A proposal that was reviewed, of a vault of whatever chain. */
export interface Reviewed {
  readonly facts: Pick<ProposalFacts<EvaluatedVault>, 'vault' | 'signers'>
}

type Path = EvaluatedVault['paths'][number]

type Cosigner = EvaluatedVault['cosigners'][number]

/** How far one cosigner has got: every input, some, or none. */
export interface CosignerProgress {
  readonly cosigner: Cosigner
  readonly signed: 'all' | 'some' | 'none'
}

/** How far the signing of a proposal has got on one path. */
export interface SigningProgress {
  readonly path: Path
  /** How many of the path's cosigners have to sign. */
  readonly required: number
  /** How many have signed the input that lacks most. */
  readonly least: number
  /** Whether every input has as many verified signatures as the path asks for. */
  readonly complete: boolean
  /** Those who may sign. */
  readonly cosigners: readonly CosignerProgress[]
}

/** Counts the verified signatures of a reviewed proposal on the path that it goes. */
export function signingProgress({ facts: { vault, signers } }: Reviewed): SigningProgress {
  const path = pathTaken(vault, signers)
  const { any, of } = path.quorum
  const counts = signers.map(one => signersOn(path, one).length)
  const least = Math.min(...counts)
  return {
    ...{ path, required: any, least, complete: least >= any },
    cosigners: of.map(place => {
      const count = signers.filter(one => signersOn(path, one).includes(place)).length
      const signed = count === signers.length ? 'all' : count > 0 ? 'some' : 'none'
      return { cosigner: vault.cosigners[place] as Cosigner, signed }
    }),
  }
}

/** The path with most signatures, the usual one where none has more. */
export function pathTaken({ paths }: Pick<EvaluatedVault, 'paths'>, signers: readonly Signers[]): Path {
  const countOf = (path: Path) => signers.reduce((sum, one) => sum + signersOn(path, one).length, 0)
  return paths.reduce((best, path) => (countOf(path) > countOf(best) ? path : best))
}

function signersOn({ name }: Path, signers: Signers): number[] {
  return [...signers].flatMap(([place, paths]) => (paths.includes(name) ? [place] : []))
}

/** The names of the cosigners whose verified signatures are on every input. */
export function signersOfAll(reviewed: Reviewed): string[] {
  const { cosigners } = signingProgress(reviewed)
  return cosigners.filter(({ signed }) => signed === 'all').map(({ cosigner }) => cosigner.name)
}

/** Throws `signature.incomplete`, saying who could still sign and which inputs lack how much, unless enough have signed all. */
export function requireComplete(reviewed: Reviewed): void {
  const { path, required, complete, cosigners } = signingProgress(reviewed)
  if (complete) return
  const lacking = reviewed.facts.signers.flatMap((one, index) => {
    const { length } = signersOn(path, one)
    return length < required ? [`input ${index}: ${length} of ${required}`] : []
  })
  const missing = cosigners.filter(({ signed }) => signed !== 'all').map(({ cosigner }) => cosigner.name)
  throw new RingiError('signature.incomplete', { why: 'inputs', lacking, missing, required })
}
