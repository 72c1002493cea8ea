import { envelope, formatFile } from '../../base/envelope.js'
import { RingiError } from '../../base/error.js'
import { isObject } from '../../base/json.js'
import type { JsonSchema } from '../../base/json-schema.js'
import { matching, type Recorded, record, type Shape, text, where } from '../../base/shape.js'
import { parseStrictJson } from '../../base/strict-json.js'
import { isTreacherous } from '../../base/text.js'
import { isAfter } from '../../base/time.js'
import { isStatementBy, signStatement } from '../../vault/cosigner-signature.js'
import type { CosignerKey } from '../../vault/signer-key.js'
import type { VaultFacts } from '../../vault/vault.js'

/** What is stated: lines of text by name. */
type Lines = Readonly<Record<string, string | undefined>>

/** A kind of statement that cosigners sign. */
export interface StatementKind<S extends Lines> {
  readonly kind: string
  /** The line that is signed before all fields. */
  readonly heading: string
  /** The names of its fields in the order in which they are signed. */
  readonly names: readonly string[]
  readonly statement: Shape<S>
  /** What is in its file, the signature too; undefined where its header is another. */
  readonly body: (file: unknown) => Readonly<Record<string, unknown>> | undefined
  /** Of its file. */
  readonly schema: JsonSchema
}

/** A statement with its signature (BIP 322), as it travels in a file. */
interface SignedStatement<S extends Lines> {
  readonly statement: S
  readonly signature: string
}

/** A signed statement of a kind. */
export type SignedOf<K> = K extends StatementKind<infer S> ? SignedStatement<S> : never

/** The fields of a statement in the order in which they are signed; those that may be missing stand last. */
type StatementFields = Readonly<Record<string, Shape<string>>>

/** A kind of statement with these fields. */
export function statementKind<F extends StatementFields>(
  kind: string,
  heading: string,
  fields: F,
): StatementKind<Recorded<F>> {
  const { file, body } = envelope(kind, 1, { signature: text, ...fields })
  return { kind, heading, names: Object.keys(fields), statement: record(fields), body, schema: file.schema }
}

/** Text that no screen hides, obeys or shows in another order. */
export function line(pattern: RegExp): Shape<string> {
  return where(matching(pattern), value => !isTreacherous(value))
}

/** The name of a cosigner or of somebody else. */
export const signer = line(/^.{1,80}$/u)

/** The text that is signed: the heading, then one line a field. */
export function statementText<S extends Lines>(
  { heading, names }: StatementKind<S>,
  statement: NoInfer<S>,
): string {
  const values: Lines = statement
  const fields = names.filter(name => values[name] !== undefined)
  return `${heading}\n${fields.map(name => `${name}: ${values[name]}\n`).join('')}`
}

/** Signs a statement with a cosigner's key. Throws `approval.malformed`. */
export function sealStatement<S extends Lines>(
  kind: StatementKind<S>,
  key: CosignerKey,
  statement: NoInfer<S>,
): SignedStatement<S> {
  requireFields(kind, statement)
  return { statement, signature: signStatement(key, statementText(kind, statement)) }
}

/** The file of a signed statement. */
export function formatStatement<S extends Lines>(
  { kind }: StatementKind<S>,
  { statement, signature }: NoInfer<SignedStatement<S>>,
): string {
  return formatFile(kind, 1, { ...statement, signature })
}

const LONGEST_FILE = 10_000

/** Reads the file of a signed statement. Its signature is not looked at yet. Throws `approval.malformed`. */
export function parseStatement<S extends Lines>(kind: StatementKind<S>, file: string): SignedStatement<S> {
  const value = parseStrictJson(file, LONGEST_FILE)
  if (!isObject(value)) throw new RingiError('approval.malformed', { why: 'no-object' })
  const body = kind.body(value)
  if (body === undefined) throw new RingiError('approval.malformed', { why: 'other-kind', kind: kind.kind })
  const { signature, ...statement } = body
  if (!text(signature)) throw new RingiError('approval.malformed', { why: 'no-signature' })
  requireFields(kind, statement)
  return { statement, signature }
}

function requireFields<S extends Lines>(
  { statement: shape }: StatementKind<S>,
  statement: unknown,
): asserts statement is S {
  const fault = shape.fault(statement)
  if (fault?.is === 'unknown') throw new RingiError('approval.malformed', { why: 'unknown-field' })
  if (fault !== undefined)
    throw new RingiError('approval.malformed', { why: 'field', field: `${fault.at[0]}` })
}

/** What everybody who takes a statement has to look at: the vault, and who signed it. */
interface Common extends Lines {
  readonly vault: string
  readonly cosigner: string
}

/** The same, of a statement that counts for a while. */
interface Passing extends Common {
  readonly approved: string
  readonly expires: string
}

/**
 * Makes sure that a statement is of `vault`, signed by the cosigner it names, and not expired at `now` (Unix
 * milliseconds). Throws `approval.expired` and what {@link requireSigned} throws.
 */
export function requireGenuine<S extends Passing>(
  kind: StatementKind<S>,
  sealed: NoInfer<SignedStatement<S>>,
  vault: VaultFacts,
  now: number,
): void {
  requireSigned(kind, sealed, vault)
  const { cosigner, expires } = sealed.statement
  if (!isAfter(expires, now)) throw new RingiError('approval.expired', { cosigner, expires })
}

/**
 * Makes sure that a statement is of `vault` and signed by the cosigner it names. Throws `approval.other-vault`,
 * `approval.unknown-cosigner`, `approval.bad-signature`.
 */
export function requireSigned<S extends Common>(
  kind: StatementKind<S>,
  sealed: NoInfer<SignedStatement<S>>,
  vault: VaultFacts,
): void {
  const { statement, signature } = sealed
  const { cosigner } = statement
  if (!vault.isNamedBy(statement.vault)) throw new RingiError('approval.other-vault')
  const place = vault.cosigners.findIndex(({ name }) => name === cosigner)
  if (place < 0) throw new RingiError('approval.unknown-cosigner', { cosigner, vault: vault.name })
  if (!isBy(vault, place, statementText(kind, statement), signature))
    throw new RingiError('approval.bad-signature', { cosigner })
}

function isBy(vault: VaultFacts, place: number, text: string, signature: string): boolean {
  try {
    return isStatementBy(vault, place, text, signature)
  } catch {
    return false
  }
}
