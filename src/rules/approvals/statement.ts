import { RingiError } from '../../bitcoin/error.js'
import { parseStrictJson } from '../../bitcoin/strict-json.js'
import { isTreacherous } from '../../bitcoin/text.js'
import { isStatementBy, signStatement } from '../../vault/cosigner-signature.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { Vault } from '../../vault/vault.js'
import { isAfter } from '../moment.js'

/** A kind of statement that cosigners sign: its heading, and its fields in the order in which they are signed. */
export interface StatementKind<F extends string> {
  readonly kind: 'policy-approval' | 'exception' | 'consent'
  readonly heading: string
  readonly fields: Readonly<Record<F, RegExp>>
}

/** What a cosigner states: the fields of its kind, all text. */
export type Statement<F extends string> = Readonly<Record<F, string>>

/** A statement with its signature (BIP 322), as it travels in a file. */
export interface SignedStatement<F extends string> {
  readonly statement: Statement<F>
  readonly signature: string
}

/** 64 lower-case hex digits. */
export const HASH = /^[0-9a-f]{64}$/
/** UTC to the second: `2026-11-22T09:30:00Z`. */
export const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
/** A line of text of 1 to 500 characters. */
export const LINE = /^\S(?:.{0,498}\S)?$/u

/** The text that is signed: the heading, then one line a field. */
export function statementText<F extends string>(
  { heading, fields }: StatementKind<F>,
  statement: Statement<F>,
): string {
  const names = Object.keys(fields) as F[]
  return `${heading}\n${names.map(name => `${name}: ${statement[name]}\n`).join('')}`
}

/** Signs a statement with a cosigner's key. */
export function sealStatement<F extends string>(
  kind: StatementKind<F>,
  key: CosignerKey,
  statement: Statement<F>,
): SignedStatement<F> {
  requireFields(kind, statement)
  return { statement, signature: signStatement(key, statementText(kind, statement)) }
}

/** The file of a signed statement: JSON with two spaces, ended by a newline. */
export function formatStatement<F extends string>(
  { kind }: StatementKind<F>,
  sealed: SignedStatement<F>,
): string {
  return `${JSON.stringify({ ringi: 1, kind, ...sealed.statement, signature: sealed.signature }, null, 2)}\n`
}

const LONGEST_FILE = 10_000

/** Reads the file of a signed statement. Its signature is not looked at yet. Throws `approval.malformed`. */
export function parseStatement<F extends string>(kind: StatementKind<F>, text: string): SignedStatement<F> {
  const value = text.length > LONGEST_FILE ? undefined : parseStrictJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw malformed('it is not one JSON object')
  const { ringi, kind: found, signature, ...statement } = value as Record<string, unknown>
  if (ringi !== 1 || found !== kind.kind) throw malformed(`it is no ${kind.kind} of this version of Ringi`)
  if (typeof signature !== 'string') throw malformed('it has no signature')
  requireFields(kind, statement)
  return { statement, signature }
}

function requireFields<F extends string>(
  { fields }: StatementKind<F>,
  statement: object,
): asserts statement is Statement<F> {
  const names = Object.keys(fields)
  const unknown = Object.keys(statement).find(name => !names.includes(name))
  if (unknown !== undefined) throw malformed('it has a field that it should not have')
  for (const [name, form] of Object.entries<RegExp>(fields)) {
    const value = (statement as Record<string, unknown>)[name]
    if (typeof value !== 'string' || !form.test(value) || isTreacherous(value))
      throw malformed(`its field ${name} is missing or not of the right form`)
  }
}

function malformed(why: string): RingiError {
  return new RingiError('approval.malformed', `This is not a signed approval: ${why}.`)
}

/** What everybody who takes a statement has to look at: the vault, who signed it, and until when it counts. */
export interface Common {
  readonly vault: string
  readonly cosigner: string
  readonly approved: string
  readonly expires: string
}

/**
 * Makes sure that a statement is of `vault`, signed by the cosigner it names, and not expired at `now` (Unix
 * milliseconds). Throws `approval.other-vault`, `approval.unknown-cosigner`, `approval.bad-signature`, `approval.expired`.
 */
export function requireGenuine<F extends string>(
  kind: StatementKind<F | keyof Common>,
  sealed: SignedStatement<F | keyof Common>,
  vault: Vault,
  now: number,
): void {
  const { statement, signature } = sealed
  const { cosigner, expires } = statement as Common
  if (statement.vault !== vault.digest.hex)
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
  if (!isAfter(expires, now))
    throw new RingiError('approval.expired', `The approval of ${cosigner} ended at ${expires}.`)
}

function isBy(vault: Vault, place: number, text: string, signature: string): boolean {
  try {
    return isStatementBy(vault, place, text, signature)
  } catch {
    return false
  }
}
