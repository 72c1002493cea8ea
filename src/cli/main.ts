import { VERSION } from '../app/version.js'
import type { ExitStatus } from '../base/codes.js'
import { RingiError } from '../base/error.js'
import { talkingVariables } from '../platform/runtime.js'
import { EXIT_STATUS } from './exit-statuses.js'
import type { Io } from './io.js'

/**
 * Runs one command line. Everything that can go wrong comes back as an exit status with its error printed: nothing is
 * thrown. Parsing and reporting are loaded here, not above, so that `--version` answers at once.
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitStatus> {
  if (argv.length === 1 && isVersionOption(argv[0])) return tellVersion(io)
  try {
    refuseTalkativeRuntime(io.env)
    const { refuseSecretArguments } = await import('./secret-arguments.js')
    await refuseSecretArguments(argv)
    if (argv.length === 2 && argv.includes('--json') && argv.some(isVersionOption))
      return await print(io, 'version', { version: VERSION })
    if (argv.length === 0 || asksForHelp(argv)) return await help(argv, io)
    const { execute } = await import('./execute.js')
    const { report } = await import('./report.js')
    const { command, outcome, context } = await execute(argv, io)
    return await report(command, outcome, context)
  } catch (error) {
    return await fail(error, argv, io)
  }
}

function isVersionOption(word: string | undefined): boolean {
  return word === '--version' || word === '-V'
}

function tellVersion(io: Io): ExitStatus {
  io.stdout(`${VERSION}\n`)
  return 0
}

function refuseTalkativeRuntime(env: Io['env']): void {
  const variables = talkingVariables(env)
  if (variables.length > 0) throw new RingiError('runtime.altered', { why: 'talking', variables })
}

const HELP: ReadonlySet<string> = new Set(['help', '--help', '-h'])

// The bare word only where a command could stand: it may be somebody's memo.
function asksForHelp(argv: readonly string[]): boolean {
  const words = argv.filter(word => word !== '--json')
  return words[0] === 'help' || (words.length === 2 && words[1] === 'help') || words.some(isHelpOption)
}

function isHelpOption(word: string): boolean {
  return word.startsWith('-') && HELP.has(word)
}

async function help(argv: readonly string[], io: Io): Promise<ExitStatus> {
  const { helpOn } = await import('./help.js')
  const { languageIn } = await import('./said-on-line.js')
  const { data, text } = await helpOn(
    argv.filter(word => !HELP.has(word)),
    languageIn(argv),
  )
  if (argv.includes('--json')) return await print(io, 'help', data)
  io.stdout(text)
  return argv.length === 0 ? EXIT_STATUS['usage.invalid'] : 0
}

async function print(io: Io, command: string, data: object): Promise<ExitStatus> {
  const { printDocument } = await import('./print.js')
  const { outcomeDocument } = await import('./document.js')
  const { speakerIn } = await import('../words/language.js')
  const english = await speakerIn('en')
  printDocument(io, outcomeDocument(command, { data }, english), english)
  return 0
}

async function fail(error: unknown, argv: readonly string[], io: Io): Promise<ExitStatus> {
  const { findRow } = await import('./parse.js')
  const { reportError } = await import('./report.js')
  const { row, words } = findRow(argv)
  const known = error instanceof RingiError ? error : bug(error)
  // What was typed in a command's place may itself be the secret.
  const command = row?.name ?? (known.code === 'secret.in-arguments' ? '' : words.join(' '))
  return await reportError(command, known, argv, io)
}

// The error's own message stays inside: libraries may have put what they were given into it.
function bug(cause: unknown): RingiError {
  const frame =
    cause instanceof Error ? /at (?:async )?([\w.#<> ]+) \(/.exec(cause.stack ?? '')?.[1] : undefined
  const name = cause instanceof Error ? cause.name : 'no error'
  return new RingiError('internal.bug', { why: 'thrown', name, frame }, { cause })
}
