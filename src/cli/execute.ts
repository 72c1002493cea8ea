import { namingFile } from '../app/wrong-file.js'
import { RingiError } from '../base/error.js'
import type { Outcome } from './command.js'
import { COMMON_OPTIONS } from './common-options.js'
import type { Io } from './io.js'
import { withMissing } from './missing-values.js'
import { PREVTXS_OPTIONS } from './options/reviews.js'
import { type Line, readLine } from './parameters.js'
import { findRow, parseCommand, unknownCommand } from './parse.js'
import { openSession, type Session, type SessionRequest } from './session.js'

/** What a command line has come to: the command's name, its context and outcome. */
interface Executed {
  readonly command: string
  readonly context: Session
  readonly outcome: Outcome
}

/** Runs one command line and prints nothing of its result. Throws whatever the command throws. */
export async function execute(argv: readonly string[], io: Io): Promise<Executed> {
  const { row, words, rest } = findRow(argv)
  if (row === undefined) throw unknownCommand(words)
  const { module, line, missing } = await parseCommand(row, rest)
  const context = await openSession(io, sessionRequest(line))
  const outcome = await module
    .run(context, await withMissing(context, row, line, missing))
    .catch(async error => {
      throw error instanceof RingiError ? await namingFile(error, io) : error
    })
    .finally(() => context.progress.clear())
  const noticed = await context.prevtxs.unneeded()
  const findings = [...(outcome.findings ?? []), ...noticed]
  return { command: row.name, context, outcome: noticed.length === 0 ? outcome : { ...outcome, findings } }
}

function sessionRequest(line: Line): SessionRequest {
  const common = readLine({ ...COMMON_OPTIONS, ...PREVTXS_OPTIONS }, line)
  // How policy check says --json.
  return { ...common, json: common.json || line.options.format === 'json' }
}
