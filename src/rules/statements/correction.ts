import { RingiError } from '../../base/error.js'
import { matching } from '../../base/shape.js'
import { timeOfSecond, unixTime } from '../../base/time.js'
import { hash, logName, second } from '../../base/vocabulary.js'
import type { LoggedCorrection } from '../../log/reach.js'
import type { VaultFacts } from '../../vault/vault.js'
import { requireGenuine, type SignedOf, signer, statementKind } from './statement.js'

/** A cosigner states what an entry of a log should have said of time or height, or that the log ends with it. */
export const CORRECTION = statementKind('log-correction', 'Ringi: correction of a log', {
  vault: hash,
  log: logName,
  entry: matching(/^[1-9]\d{0,14}$/),
  hash,
  field: matching(/^(?:time|height|end)$/),
  value: matching(/^(?:\d{1,9}|[\d-]{10}T[\d:]{8}\.\d{3}Z)$/),
  cosigner: signer,
  approved: second,
  expires: second,
})

export type SignedCorrection = SignedOf<typeof CORRECTION>

/** What enough cosigners of a vault have said of an entry. */
export interface Correction {
  readonly log: string
  /** The entry's number. */
  readonly entry: number
  readonly field: 'time' | 'height' | 'end'
  /** Unix milliseconds, or a height. */
  readonly value: number
}

/** What makes two cosigners say the same. */
const SHARED = ['vault', 'log', 'entry', 'hash', 'field', 'value'] as const

/**
 * Makes sure that M cosigners of `vault` have said the same of an entry, and gives their names. Throws
 * `correction.disagrees`, `approval.incomplete` and what {@link requireGenuine} throws; `now` in Unix milliseconds.
 */
export function requireCorrected(
  sealed: readonly SignedCorrection[],
  vault: VaultFacts,
  now: number,
): string[] {
  for (const one of sealed) requireGenuine(CORRECTION, one, vault, now)
  const [first] = sealed
  const same = ({ statement }: SignedCorrection) =>
    SHARED.every(field => statement[field] === first?.statement[field])
  if (!sealed.every(same)) throw new RingiError('correction.disagrees')
  const names = new Set(sealed.map(({ statement }) => statement.cosigner))
  const { any: required } = vault.primary.quorum
  if (names.size >= required) return vault.cosigners.map(({ name }) => name).filter(name => names.has(name))
  const missing = required - names.size
  throw new RingiError('approval.incomplete', { why: 'correction', missing, approvedBy: [...names] })
}

/** What logged corrections say that enough cosigners of `vault` have signed: whoever logged them need not be believed. */
export function correctionsFor(vault: VaultFacts, logged: readonly LoggedCorrection[]): Correction[] {
  return logged
    .filter(one => vault.isNamedBy(one.vault.digest) && isSigned(one, vault))
    .map(({ corrects: { log, entry }, field, value }) => ({
      ...{ log, entry },
      field: field as Correction['field'],
      value: field === 'height' ? Number(value) : (unixTime(value) ?? Number.MAX_SAFE_INTEGER),
    }))
}

// What was valid when it was logged is valid for ever: it states what was.
function isSigned(logged: LoggedCorrection, vault: VaultFacts): boolean {
  try {
    const sealed = sealedIn(logged)
    const [latest = 0] = sealed
      .map(({ statement }) => timeOfSecond(statement.approved) ?? 0)
      .sort((a, b) => b - a)
    return requireCorrected(sealed, vault, Math.min(latest, ...expiriesOf(sealed))).length > 0
  } catch {
    return false
  }
}

function expiriesOf(sealed: readonly SignedCorrection[]): number[] {
  return sealed.map(({ statement }) => (timeOfSecond(statement.expires) ?? 0) - 1)
}

function sealedIn({ vault, corrects, field, value, statements }: LoggedCorrection): SignedCorrection[] {
  const { log, entry, hash } = corrects
  const shared = { vault: vault.digest, log, entry: String(entry), hash, field, value }
  return statements.map(({ cosigner, approved, expires, signature }) => ({
    statement: { ...shared, cosigner: cosigner.name, approved, expires },
    signature,
  }))
}
