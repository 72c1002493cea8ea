import { EXIT_STATUS, type ExitStatus } from '../base/codes.js'
import type { Details, RingiError } from '../base/error.js'
import type { Outcome } from './command.js'
import { type Context, styleOn } from './context.js'
import { ENVELOPE, exitOf, outcomeDocument } from './document.js'
import { translations } from './explanations/index.js'
import type { Io } from './io.js'
import { printDocument, printRaw, printText } from './print.js'
import { renderFindings } from './render/findings.js'
import { lineInJapanese } from './render/lines-ja.js'
import { type Shown, shown } from './render/shown.js'
import type { Style } from './render/style.js'
import type { Language } from './render/words.js'

/** Prints what a command has done, for a script or for people, and says with which status to exit. */
export async function report(command: string, outcome: Outcome, context: Context): Promise<ExitStatus> {
  const { findings = [], failure } = outcome
  const exit = exitOf(outcome)
  if (context.json) {
    printDocument(context.io, outcomeDocument(command, outcome))
    return exit
  }
  const beside = styleOn('stderr', context)
  const notice = (style: Style) =>
    outcome.sealed === false ? shown`${style.dim(style.words.notSealedChecked)}\n` : shown``
  if (outcome.raw !== undefined) {
    printRaw(context.io, outcome.raw)
    printText(
      context.io,
      'stderr',
      shown`${outcome.text(beside)}${renderFindings(findings, beside)}${notice(beside)}`,
    )
  } else {
    const style = styleOn('stdout', context)
    printText(
      context.io,
      'stdout',
      shown`${outcome.text(style)}${renderFindings(findings, style)}${notice(style)}`,
    )
  }
  if (failure !== undefined) printText(context.io, 'stderr', sentence(failure, beside))
  return exit
}

/** Prints an error, for a script or for people, and says with which status to exit. */
export async function reportError(
  command: string,
  error: RingiError,
  argv: readonly string[],
  io: Io,
): Promise<ExitStatus> {
  const exit = EXIT_STATUS[error.code]
  const { code, message, hint, details, findings } = error
  if (asksForJson(argv)) {
    printDocument(io, {
      ringi: ENVELOPE,
      command,
      ok: false,
      exit,
      error: { code, message, hint, details },
      findings,
    })
    return exit
  }
  const language = languageIn(argv)
  const style = styleOn('stderr', { io, language, translations: await translations(language) })
  printText(io, 'stderr', shown`${renderFindings(findings, style)}${sentence(error, style)}`)
  return exit
}

// The command line may be what is wrong, so that its options were never read.
function asksForJson(argv: readonly string[]): boolean {
  return argv.some((word, i) => word === '--json' || isOption(argv, i, '--format', 'json'))
}

function languageIn(argv: readonly string[]): Language {
  const asked = argv.some((_, i) => isOption(argv, i, '--lang', 'ja'))
  return asked ? 'ja' : 'en'
}

function isOption(argv: readonly string[], at: number, name: string, value: string): boolean {
  return argv[at] === `${name}=${value}` || (argv[at] === value && argv[at - 1] === name)
}

function lineIn(line: string, { language }: Style): string {
  return language === 'ja' ? lineInJapanese(line) : line
}

interface Failure {
  readonly code: RingiError['code']
  readonly message: string
  readonly hint?: string
  readonly details?: Details
}

function sentence({ code, message, hint, details }: Failure, style: Style): Shown {
  const { words } = style
  const said = shown`${style.red(style.bold(words.error))} ${message} ${style.dim(`[${code}]`)}\n`
  const translated = style.translation(code)
  const means = translated && shown`  ${translated.means}\n  ${translated.todo}\n`
  // Several lines of a file are to blame: each is named.
  const lines = Array.isArray(details?.lines)
    ? details.lines.map(line => shown`  ${lineIn(String(line), style)}\n`)
    : []
  return shown`${said}${means}${lines}${hint ? shown`${style.bold(words.hint)} ${hint}\n` : ''}`
}
