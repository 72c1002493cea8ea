import { RingiError } from '../../base/error.js'
import type { Finding } from '../../base/finding.js'
import { unixTime } from '../../base/time.js'
import { type Entry, entryHash, isEvent } from '../../log/entry.js'
import type { LogLine } from '../../log/timeline.js'
import { CORRECTION, type SignedCorrection } from '../../rules/statements/correction.js'
import { formatStatement, sealStatement } from '../../rules/statements/statement.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { chooseTarget, type Written, writeText } from '../files.js'
import { findKey } from '../keys/keystore.js'
import { Credentials, type SecretFiles } from '../keys/secrets.js'
import { confirm } from '../person.js'
import { term, withCosigner } from '../policy/statements.js'
import { checkOffline } from '../surroundings.js'
import { registeredVault } from '../vaults.js'
import { linesOfLog } from './read-log.js'

/** An entry of a log, by its number in its log, or by its hash. */
export type NamedEntry = { readonly seq: number } | { readonly hash: string }

/** What is wrong with an entry of a log, and by whose key that is said: one of time, height and end. */
export interface CorrectEntryRequest extends SecretFiles {
  /** The log; this home's own unless told. */
  readonly file: string | undefined
  readonly vault: string
  readonly entry: NamedEntry
  /** When it was written: earlier than it says. */
  readonly time: Date | undefined
  /** How high the chain was: lower than it says. */
  readonly height: number | undefined
  /** Whether the log ends with it. */
  readonly end: boolean
  readonly key: string
  readonly days: number
  readonly out: string | undefined
  readonly allowOnline: boolean
}

/** What is right instead of what an entry says. */
export type Change = Pick<SignedCorrection['statement'], 'field' | 'value'>

/** A correction that one cosigner has signed. */
export interface CorrectedEntry {
  readonly vault: Vault
  readonly sealed: SignedCorrection
  readonly findings: readonly Finding[]
  readonly written: Written
}

/** Signs that an entry says too much, with a cosigner's key. Throws `log.nothing-to-correct`, and what stands in the way. */
export async function correctEntry(context: Context, request: CorrectEntryRequest): Promise<CorrectedEntry> {
  const vault = await registeredVault(context.home, request.vault)
  const record = await findKey(context.home, request.key)
  const findings = await checkOffline(request.allowOnline, record.network)
  const { entry, line } = entryIn(await linesOfLog(context, request.file), request.entry)
  const change = changeOf(request, entry)
  const target = await chooseTarget(context, request.out ?? `correction-${entry.seq}-${record.name}.json`)
  await confirm(context, { asks: 'correction', entry, change })
  const { approved, expires } = term(request.days)
  const owner = { record, vault, credentials: new Credentials(context, request) }
  const sealed = await withCosigner(context, owner, (key, cosigner) =>
    sealStatement(CORRECTION, key, {
      ...{ vault: vault.digest.hex, log: entry.log, entry: String(entry.seq) },
      ...{ hash: entryHash(line), ...change, cosigner, approved, expires },
    }),
  )
  const written = await writeText(context, target, formatStatement(CORRECTION, sealed))
  return { vault, sealed, findings, written }
}

/** The line of an entry, by its number or hash. Throws `log.nothing-to-correct`. */
function entryIn(lines: readonly LogLine[], wanted: NamedEntry): LogLine {
  const found = lines.filter(({ entry, line }) =>
    'seq' in wanted ? entry.seq === wanted.seq : entryHash(line) === wanted.hash,
  )
  const [line] = found
  if (line !== undefined && found.length === 1) return line
  throw new RingiError('log.nothing-to-correct', { why: line === undefined ? 'no-entry' : 'several' })
}

/** What is asked for. Throws `usage.invalid`, and `log.nothing-to-correct` where that takes nothing back. */
function changeOf({ height, time, end }: CorrectEntryRequest, entry: Entry): Change {
  const given = [height !== undefined, time !== undefined, end].filter(Boolean)
  if (given.length !== 1) throw new RingiError('usage.invalid', { why: 'one-correction' })
  if (height !== undefined) return lower(heightIn(entry), height, { field: 'height', value: String(height) })
  if (time === undefined) return { field: 'end', value: entry.time }
  return lower(unixTime(entry.time), time.getTime(), { field: 'time', value: time.toISOString() })
}

function heightIn(entry: Entry): number | undefined {
  const logged = isEvent(entry, 'signed') || isEvent(entry, 'consented') ? entry.height : null
  return logged ?? undefined
}

// A correction that put clock or height further would be a way to stop everybody else.
function lower(logged: number | undefined, right: number, change: Change): Change {
  if (logged !== undefined && right < logged) return change
  throw new RingiError('log.nothing-to-correct', { why: 'not-less' })
}
