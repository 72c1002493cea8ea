import { chooseTarget, inFile, readText, writeText } from '../../app/files.js'
import { findKey } from '../../app/keys/keystore.js'
import { Credentials } from '../../app/keys/secrets.js'
import { append } from '../../app/log/append.js'
import { linesOfLog } from '../../app/log/read-log.js'
import { VerifiedLog } from '../../app/log/verified-log.js'
import { term, withCosigner } from '../../app/policy/statements.js'
import { checkOffline } from '../../app/surroundings.js'
import { registeredVault } from '../../app/vaults.js'
import { RingiError } from '../../base/error.js'
import { unixTime } from '../../base/time.js'
import { type Entry, entryHash, isEvent } from '../../log/entry.js'
import type { LogLine } from '../../log/timeline.js'
import { corrected } from '../../rules/approvals/events.js'
import { CORRECTION, requireCorrected, type SignedCorrection } from '../../rules/statements/correction.js'
import { formatStatement, parseStatement, sealStatement } from '../../rules/statements/statement.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Vault } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { ENTRY, FILE, HEIGHT, MOMENT, NAME, type NamedEntry } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { DAYS } from '../options/policies.js'
import { type Asked, flag, needed, operand, optional, repeatable, required } from '../parameters.js'
import { confirm } from '../person.js'
import { printText } from '../print.js'
import { entryText } from '../render/entry.js'
import { type Shown, shown } from '../render/shown.js'
import { type Style, table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'
import { type Session, styleOn } from '../session.js'

const PARAMETERS = {
  file: operand('[file]', 'the log that has the entry; this home’s own unless told'),
  vault: required('--vault <name>', 'the registered vault that the correction is for', NAME),
  entry: optional('--entry <number>', 'the entry: its number in its log, or its hash', ENTRY),
  time: optional('--time <time>', 'when it was written (UTC): earlier than it says', MOMENT),
  height: optional('--height <n>', 'how high the chain was: lower than it says', HEIGHT),
  end: flag('--end', 'the log ends with it: what follows says nothing of clock and height'),
  key: optional('--key <name>', 'the cosigner’s key, to sign a correction', NAME),
  days: DAYS,
  ...SECRET_FILES,
  out: optional('--out <file>', 'the correction (correction-ENTRY-KEY.json; - for standard output)', FILE),
  allowOnline: ALLOW_ONLINE,
  correction: repeatable(
    '--correction <file>',
    'corrections that M cosigners have signed, to be believed here',
    FILE,
  ),
}

type LogCorrectRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: LogCorrectRequest): Promise<Outcome<DataOf<'log correct'>>> {
  const vault = await registeredVault(context.home, request.vault)
  const files = request.correction
  if (files.length > 0) return await apply(context, vault, files)
  return await signOne(context, request, vault, request.file)
}

async function signOne(
  context: Session,
  request: LogCorrectRequest,
  vault: Vault,
  log: string | undefined,
): Promise<Outcome<DataOf<'log correct'>>> {
  const record = await findKey(context.home, needed(request.key, '--key'))
  const surroundings = await checkOffline(request.allowOnline, record.network)
  const line = entryIn(await linesOfLog(context, log), needed(request.entry, '--entry'))
  const change = changeOf(request, line.entry)
  const target = await chooseTarget(
    context,
    request.out ?? `correction-${line.entry.seq}-${record.name}.json`,
  )
  await askFor(context, line.entry, change)
  const { approved, expires } = term(request.days)
  const owner = { record, vault, credentials: new Credentials(context, request) }
  const sealed: SignedCorrection = await withCosigner(context, owner, (key, cosigner) =>
    sealStatement(CORRECTION, key, {
      ...{ vault: vault.digest.hex, log: line.entry.log, entry: String(line.entry.seq) },
      ...{ hash: entryHash(line.line), ...change, cosigner, approved, expires },
    }),
  )
  const { file, raw } = await writeText(context, target, formatStatement(CORRECTION, sealed))
  return {
    data: {
      file,
      applied: false,
      correction: correctionData(vault, sealed),
      signedBy: [sealed.statement.cosigner],
    },
    findings: surroundings,
    raw,
    text: style => shown`${correctionText(sealed, style)}${writtenText(file, style)}`,
  }
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

/** What the options say of an entry. Throws `usage.invalid`, and `log.nothing-to-correct` where that takes nothing back. */
function changeOf(
  { height, time, end }: LogCorrectRequest,
  entry: Entry,
): Pick<SignedCorrection['statement'], 'field' | 'value'> {
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
function lower<T>(logged: number | undefined, right: number, change: T): T {
  if (logged !== undefined && right < logged) return change
  throw new RingiError('log.nothing-to-correct', { why: 'not-less' })
}

async function askFor(
  context: Session,
  entry: Entry,
  change: Pick<SignedCorrection['statement'], 'field' | 'value'>,
): Promise<void> {
  const style = styleOn('stderr', context)
  if (context.io.terminal !== undefined && !context.yes)
    printText(context.io, 'stderr', shown`${entryText(entry, style)}${rightly(change, style)}`)
  await confirm(context, context.words.askCorrection, { why: 'correction', flag: '--yes' })
}

/** Logs what M cosigners have signed; from then on it is believed here, and wherever this log is given. */
async function apply(
  context: Session,
  vault: Vault,
  files: readonly string[],
): Promise<Outcome<DataOf<'log correct'>>> {
  const sealed: SignedCorrection[] = []
  for (const name of files) {
    const text = await readText(context.io, name)
    sealed.push(inFile(name, () => parseStatement(CORRECTION, text)))
  }
  const signedBy = requireCorrected(sealed, vault, Date.now())
  const event = corrected(vault, sealed)
  const [first] = sealed as [SignedCorrection]
  await confirm(context, context.words.askCorrected, { why: 'corrected', flag: '--yes' })
  await context.home.change(async () => {
    const log = await VerifiedLog.read(context.home)
    refuseAgain(log, event)
    await append(log, event)
  })
  return {
    data: { file: null, applied: true, correction: correctionData(vault, first), signedBy },
    text: style =>
      shown`${correctionText(first, style)}${table([[style.words.approvedBy, signedBy.join(', ')]])}`,
  }
}

function refuseAgain(
  { history }: VerifiedLog,
  { vault, corrects, field, value }: ReturnType<typeof corrected>,
) {
  const isSame = history.reach.corrections.some(
    one =>
      one.vault.digest === vault.digest &&
      one.corrects.hash === corrects.hash &&
      one.field === field &&
      one.value === value,
  )
  if (isSame) throw new RingiError('log.corrected-already')
}

function correctionData(vault: Vault, { statement }: SignedCorrection) {
  const { log, entry, hash, field, value } = statement
  return { vault: nameAndDigest(vault), log, entry: Number(entry), hash, field, corrected: value }
}

function correctionText({ statement }: SignedCorrection, style: Style): Shown {
  const { log, entry, hash } = statement
  return shown`${table([
    [style.words.log, style.bold(log)],
    [style.words.corrected, `${entry}  ${hash}`],
  ])}${rightly(statement, style)}`
}

function rightly({ field, value }: { field: string; value: string }, { words }: Style): Shown {
  return table([[words.rightly, field === 'end' ? words.endsHere : value]])
}
