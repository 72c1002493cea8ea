import type { ExitStatus } from '../base/codes.js'
import type { RingiError } from '../base/error.js'
import { isMessage } from '../base/message.js'
import { explanationsIn, type Language, speakerIn, wordsIn } from '../words/language.js'
import type { Outcome } from './command.js'
import { errorDocument, exitOf, outcomeDocument } from './document.js'
import { EXIT_STATUS } from './exit-statuses.js'
import type { Io } from './io.js'
import { printDocument, printRaw, printText } from './print.js'
import { renderFindings } from './render/findings.js'
import { type Shown, shown } from './render/shown.js'
import type { Style } from './render/style.js'
import { asksForJson, languageIn } from './said-on-line.js'
import { type Session, styleOn } from './session.js'

/** Prints what a command has done, for a script or for people, and says with which status to exit. */
export async function report(command: string, outcome: Outcome, context: Session): Promise<ExitStatus> {
  const { findings = [], failure } = outcome
  const exit = exitOf(outcome)
  if (context.json) {
    const english = await speakerIn('en')
    printDocument(context.io, outcomeDocument(command, outcome, english), english)
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
  if (failure !== undefined)
    printText(context.io, 'stderr', await sentence(failure, beside, context.language))
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
  if (asksForJson(argv)) {
    const english = await speakerIn('en')
    printDocument(io, errorDocument(command, error, english), english)
    return exit
  }
  const language = languageIn(argv)
  const spoken = { words: await wordsIn(language), speaker: await speakerIn(language) }
  const style = styleOn('stderr', { io, ...spoken })
  const said = await sentence(error, style, language)
  printText(io, 'stderr', shown`${renderFindings(error.findings, style)}${said}`)
  return exit
}

async function sentence(
  failure: NonNullable<Outcome['failure']>,
  style: Style,
  language: Language,
): Promise<Shown> {
  const { words } = style
  const { code } = failure
  const hint = style.hint(failure)
  // English leaves it to `ringi explain`.
  const isTold = hint === '' && language !== 'en'
  const todo = isTold ? (await explanationsIn(language))[code].todo : undefined
  const said = shown`${style.red(style.bold(words.error))} ${style.say(failure)} ${style.dim(`[${code}]`)}\n`
  // Several lines of a file are to blame: each is named.
  const { lines = [] } = failure.args ?? {}
  const each = Array.isArray(lines)
    ? lines.map(line => shown`  ${isMessage(line) ? style.say(line) : String(line)}\n`)
    : []
  return shown`${said}${todo && shown`  ${todo}\n`}${each}${hint === '' ? '' : shown`${style.bold(words.hint)} ${hint}\n`}`
}
