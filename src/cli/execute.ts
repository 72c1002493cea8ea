import { RingiError } from '../bitcoin/error.js'
import type { Outcome } from './command.js'
import { type Context, createContext } from './context.js'
import type { Io } from './io.js'
import { findRow, parseCommand, unknownCommand } from './parse.js'

/** What a command line has come to: the command's name, its context and outcome. */
export interface Executed {
  readonly command: string
  readonly context: Context
  readonly outcome: Outcome
}

/** Runs one command line and prints nothing of its result. Throws whatever the command throws. */
export async function execute(argv: readonly string[], io: Io): Promise<Executed> {
  refuseExtendedPrivateKeys(argv)
  const { row, words, rest } = findRow(argv)
  if (row === undefined) throw unknownCommand(words)
  const { module, options, operands } = await parseCommand(row, rest)
  const context = createContext(io, options)
  const outcome = await module.run(context, options, operands).finally(() => context.progress.clear())
  return { command: row.name, context, outcome }
}

// It is in the shell's history by now; but it need not be in a file or a message of ours as well.
function refuseExtendedPrivateKeys(argv: readonly string[]): void {
  if (!argv.some(word => /[a-zA-Z]prv[1-9A-HJ-NP-Za-km-z]{80,}/.test(word))) return
  throw new RingiError('secret.in-arguments', 'There is an extended private key on the command line.', {
    hint: 'Treat that key as given away: others on this machine could see it, and the shell keeps its history.',
  })
}
