import { RingiError } from '../../base/error.js'
import { type JsonSchema, objectOf, textLike } from '../../base/json-schema.js'
import { parseStrictJson } from '../../base/strict-json.js'
import { isTreacherous } from '../../base/text.js'
import { isStatementBy, signStatement } from '../../vault/cosigner-signature.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { VaultFacts } from '../../vault/vault.js'
import { isAfter } from '../engine/moment.js'

/** A kind of statement that cosigners sign: its heading, and its fields in the order in which they are signed. */
export interface StatementKind<F extends string, O extends string = never> {
  readonly kind:
    | 'policy-approval'
    | 'policy-revocation'
    | 'exception'
    | 'consent'
    | 'proposal'
    | 'log-correction'
  readonly heading: string
  readonly fields: Readonly<Record<F, RegExp>>
  /** Fields that may be missing; where they are there, they are signed behind the others. */
  readonly optional?: Readonly<Record<O, RegExp>>
}

/** What a cosigner states: the fields of its kind, all text. */
export type Statement<F extends string, O extends string = never> = Readonly<Record<F, string>> & {
  readonly [K in O]?: string | undefined
}

/** A statement with its signature (BIP 322), as it travels in a file. */
export interface SignedStatement<F extends string, O extends string = never> {
  readonly statement: Statement<F, O>
  readonly signature: string
}

/** 64 lower-case hex digits. */
export const HASH = /^[0-9a-f]{64}$/
/** UTC to the second: `2026-11-22T09:30:00Z`. */
export const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
/** A line of text of 1 to 500 characters. */
export const LINE = /^\S(?:.{0,498}\S)?$/u

/** The text that is signed: the heading, then one line a field. */
export function statementText<F extends string, O extends string>(
  kind: StatementKind<F, O>,
  statement: NoInfer<Statement<F, O>>,
): string {
  const values: Readonly<Record<string, string | undefined>> = statement
  const names = namesOf(kind).filter(name => values[name] !== undefined)
  return `${kind.heading}\n${names.map(name => `${name}: ${values[name]}\n`).join('')}`
}

function namesOf({ fields, optional = {} }: StatementKind<string, string>): string[] {
  return [...Object.keys(fields), ...Object.keys(optional)]
}

/** Signs a statement with a cosigner's key. */
export function sealStatement<F extends string, O extends string>(
  kind: StatementKind<F, O>,
  key: CosignerKey,
  statement: NoInfer<Statement<F, O>>,
): SignedStatement<F, O> {
  requireFields(kind, statement)
  return { statement, signature: signStatement(key, statementText(kind, statement)) }
}

/** The file of a signed statement: JSON with two spaces, ended by a newline. */
export function formatStatement<F extends string, O extends string>(
  { kind }: StatementKind<F, O>,
  sealed: NoInfer<SignedStatement<F, O>>,
): string {
  return `${JSON.stringify({ ringi: 1, kind, ...sealed.statement, signature: sealed.signature }, null, 2)}\n`
}

/** The schema of such a file. */
export function statementSchema({ kind, fields, optional = {} }: StatementKind<string, string>): JsonSchema {
  const schemas = (forms: Readonly<Record<string, RegExp>>) =>
    Object.fromEntries(Object.entries(forms).map(([name, form]) => [name, textLike(form)]))
  const frame = { ringi: { const: 1 }, kind: { const: kind }, signature: { type: 'string' } }
  const needed = { ...frame, ...schemas(fields) }
  return objectOf({ ...needed, ...schemas(optional) }, Object.keys(needed))
}

const LONGEST_FILE = 10_000

/** Reads the file of a signed statement. Its signature is not looked at yet. Throws `approval.malformed`. */
export function parseStatement<F extends string, O extends string>(
  kind: StatementKind<F, O>,
  text: string,
): SignedStatement<F, O> {
  const value = text.length > LONGEST_FILE ? undefined : parseStrictJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed('it is not one JSON object')
  const { ringi, kind: found, signature, ...statement } = value as Record<string, unknown>
  if (ringi !== 1 || found !== kind.kind) throw malformed(`it is no ${kind.kind} of this version of Ringi`)
  if (typeof signature !== 'string') throw malformed('it has no signature')
  requireFields(kind, statement)
  return { statement, signature }
}

function requireFields<F extends string, O extends string>(
  kind: StatementKind<F, O>,
  statement: object,
): asserts statement is Statement<F, O> {
  const values = statement as Readonly<Record<string, unknown>>
  const names = namesOf(kind)
  const unknown = Object.keys(values).find(name => !names.includes(name))
  if (unknown !== undefined) throw malformed('it has a field that it should not have')
  const forms: Readonly<Record<string, RegExp>> = { ...kind.fields, ...kind.optional }
  for (const name of names) {
    const value = values[name]
    if (value === undefined && !Object.hasOwn(kind.fields, name)) continue
    if (typeof value !== 'string' || !(forms[name] as RegExp).test(value) || isTreacherous(value))
      throw malformed(`its field ${name} is missing or not of the right form`)
  }
}

function malformed(why: string): RingiError {
  return new RingiError('approval.malformed', `This is not a signed approval: ${why}.`)
}

/** What everybody who takes a statement has to look at: the vault, and who signed it. */
export interface Common {
  readonly vault: string
  readonly cosigner: string
}

/** The same, of a statement that counts for a while. */
export interface Passing extends Common {
  readonly approved: string
  readonly expires: string
}

/**
 * Makes sure that a statement is of `vault`, signed by the cosigner it names, and not expired at `now` (Unix
 * milliseconds). Throws `approval.expired` and what {@link requireSigned} throws.
 */
export function requireGenuine<F extends string, O extends string>(
  kind: StatementKind<F | keyof Passing, O>,
  sealed: NoInfer<SignedStatement<F | keyof Passing, O>>,
  vault: VaultFacts,
  now: number,
): void {
  requireSigned(kind, sealed, vault)
  const { cosigner, expires } = sealed.statement as Passing
  if (!isAfter(expires, now))
    throw new RingiError('approval.expired', `The approval of ${cosigner} ended at ${expires}.`)
}

/**
 * Makes sure that a statement is of `vault` and signed by the cosigner it names. Throws `approval.other-vault`,
 * `approval.unknown-cosigner`, `approval.bad-signature`.
 */
export function requireSigned<F extends string, O extends string>(
  kind: StatementKind<F | keyof Common, O>,
  sealed: NoInfer<SignedStatement<F | keyof Common, O>>,
  vault: VaultFacts,
): void {
  const { statement, signature } = sealed
  const { cosigner } = statement as Common
  if (!vault.isNamedBy((statement as Common).vault))
    throw new RingiError('approval.other-vault', 'This approval is for another vault.')
  const place = vault.cosigners.findIndex(({ name }) => name === cosigner)
  if (place < 0)
    throw new RingiError(
      'approval.unknown-cosigner',
      `There is no cosigner ${cosigner} in the vault ${vault.name}.`,
    )
  if (!isBy(vault, place, statementText(kind, statement), signature)) {
    throw new RingiError(
      'approval.bad-signature',
      `The approval was not signed by ${cosigner}, or was changed since.`,
      {
        hint: `Ask ${cosigner}, over another channel, what they have approved.`,
      },
    )
  }
}

function isBy(vault: VaultFacts, place: number, text: string, signature: string): boolean {
  try {
    return isStatementBy(vault, place, text, signature)
  } catch {
    return false
  }
}
