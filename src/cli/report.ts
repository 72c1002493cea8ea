import { EXIT_STATUS, type ExitStatus } from '../bitcoin/codes.js'
import type { RingiError } from '../bitcoin/error.js'
import { escapeText } from '../bitcoin/text.js'
import type { Outcome } from './command.js'
import type { Context } from './context.js'
import { exitOf, outcomeDocument } from './document.js'
import type { Io } from './io.js'
import { renderFindings } from './render/findings.js'
import { Style, shown } from './render/style.js'
import type { Language } from './render/words.js'

/** Prints what a command has done, for a script or for people, and says with which status to exit. */
export async function report(command: string, outcome: Outcome, context: Context): Promise<ExitStatus> {
  const { findings = [], failure } = outcome
  const exit = exitOf(outcome)
  if (context.json) {
    print(context.io, outcomeDocument(command, outcome))
    return exit
  }
  const stderrStyle = new Style(colourOn(context.io, 'stderr'), context.language)
  if (outcome.raw !== undefined) {
    context.io.stdout(outcome.raw)
    context.io.stderr(outcome.text(stderrStyle) + renderFindings(findings, stderrStyle))
  } else {
    const style = new Style(colourOn(context.io, 'stdout'), context.language)
    context.io.stdout(outcome.text(style) + renderFindings(findings, style))
  }
  if (failure !== undefined) context.io.stderr(await sentence(failure, stderrStyle, context.language))
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
  if (argv.includes('--json')) {
    print(io, { ringi: 1, command, ok: false, exit, error: { code, message, hint, details }, findings })
    return exit
  }
  const language = argv[argv.indexOf('--lang') + 1] === 'ja' && argv.includes('--lang') ? 'ja' : 'en'
  const style = new Style(colourOn(io, 'stderr'), language)
  io.stderr(renderFindings(findings, style) + (await sentence(error, style, language)))
  return exit
}

interface Failure {
  readonly code: RingiError['code']
  readonly message: string
  readonly hint?: string
}

async function sentence({ code, message, hint }: Failure, style: Style, language: Language): Promise<string> {
  const { words } = style
  const lines = [`${style.red(style.bold(words.error))} ${shown(message)} ${style.dim(`[${code}]`)}\n`]
  if (language !== 'en') {
    const { explanations } = await import('./explanations/index.js')
    const { means, todo } = (await explanations(language))[code]
    lines.push(`  ${means}\n  ${todo}\n`)
  }
  if (hint) lines.push(`${style.bold(words.hint)} ${shown(hint)}\n`)
  return lines.join('')
}

function print(io: Io, document: object): void {
  // A terminal that is shown the document would obey some of what JSON leaves as it is.
  io.stdout(`${escapeText(JSON.stringify(document), inJson)}\n`)
}

function inJson(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/** Whether to colour: on a terminal only, and never where NO_COLOR is set (no-color.org). */
function colourOn(io: Io, stream: 'stdout' | 'stderr'): boolean {
  return io.isTerminal[stream] && !io.env.NO_COLOR && io.env.TERM !== 'dumb'
}
