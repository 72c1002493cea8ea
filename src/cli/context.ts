import { resolve } from 'node:path'
import { RingiError } from '../base/error.js'
import { Home } from '../platform/home.js'
import { usualHome } from '../platform/homes-near.js'
import type { Terminal } from '../platform/terminal.js'
import type { Explanations } from '../words/explanation.js'
import { type Language, speakerIn, translations, wordsIn } from '../words/language.js'
import type { Speaker } from '../words/speaker.js'
import type { Words } from '../words/words.js'
import type { CommonRequest } from './common-options.js'
import type { Io } from './io.js'
import { Prevtxs } from './prevtxs.js'
import { Progress } from './progress.js'
import { laidOut } from './render/layout.js'
import { type Content, type Shown, shown } from './render/shown.js'
import { Style } from './render/style.js'

/** What every command works with. */
export interface Context {
  readonly io: Io
  readonly home: Home
  /** Whether `--home` has named it. */
  readonly homeGiven: boolean
  /** What `--prevtxs` gives to the proposals that are read. */
  readonly prevtxs: Prevtxs
  readonly language: Language
  /** What says messages in that language. */
  readonly speaker: Speaker
  /** What other text for people is made of, in that language. */
  readonly words: Words
  /** What goes beside English messages in another language. */
  readonly translations: Explanations | undefined
  readonly json: boolean
  /** Questions are taken as answered with yes. */
  readonly yes: boolean
  /** Whether existing files may be replaced. */
  readonly force: boolean
  readonly progress: Progress
}

/** What the line says of it. */
export type ContextRequest = CommonRequest & { readonly prevtxs: readonly string[] }

/** The context of one run. Throws `usage.invalid`. */
export async function createContext(io: Io, request: ContextRequest): Promise<Context> {
  const { home, json, yes, force, wait = 10, lang: language = 'en', prevtxs } = request
  if (home === '') throw new RingiError('usage.invalid', '--home needs the name of a folder.')
  const folder = home ?? (io.env.RINGI_HOME || usualHome())
  return {
    io,
    home: new Home(resolve(folder), wait * 1000),
    prevtxs: new Prevtxs(io, prevtxs),
    homeGiven: home !== undefined,
    language,
    speaker: await speakerIn(language),
    words: await wordsIn(language),
    translations: await translations(language),
    json,
    yes,
    force,
    progress: new Progress(io),
  }
}

/** What can be asked of the person at the terminal: {@link Terminal}, laid out as all text for people is. */
export interface Questions {
  secret(question: Content): Promise<string>
  line(question: Content): Promise<string>
  confirm(question: Content): Promise<boolean>
  showOnce(text: Shown, question: Content): Promise<void>
}

/** The terminal, for a question that `flag` would answer. Throws `confirm.needed`. */
export function askThrough({ io }: Context, question: string, flag: string): Questions {
  if (io.terminal !== undefined) return questions(io.terminal, io)
  throw new RingiError('confirm.needed', `${question} There is no terminal to ask on.`, {
    hint: `Answer with ${flag}.`,
    details: { flag },
  })
}

/**
 * The same where standard input may be a pipe from another program, as a camera's is: the keyboard is still there. Throws
 * `confirm.needed`.
 */
export function askAtKeyboard(context: Context, question: string, flag: string): Questions {
  const terminal = context.io.terminal ?? context.io.keyboard?.()
  return terminal === undefined ? askThrough(context, question, flag) : questions(terminal, context.io)
}

function questions(terminal: Terminal, { columns: { stderr } }: Io): Questions {
  const put = (content: Content) => laidOut(shown`${content}`, stderr)
  return {
    secret: question => terminal.secret(put(question)),
    line: question => terminal.line(put(question)),
    confirm: question => terminal.confirm(put(question)),
    showOnce: (text, question) => terminal.showOnce(put(text), put(question)),
  }
}

/**
 * How text for people looks on a stream. There is colour on a terminal only, and never where NO_COLOR is set
 * (no-color.org).
 */
export function styleOn(
  stream: 'stdout' | 'stderr',
  { io, words, speaker, translations }: Pick<Context, 'io' | 'words' | 'speaker' | 'translations'>,
): Style {
  const colour = io.isTerminal[stream] && !io.env.NO_COLOR && io.env.TERM !== 'dumb'
  return new Style(colour, words, speaker, translations)
}

/** Asks a yes-or-no question that `--yes` answers too. Throws `confirm.needed`, `confirm.refused`. */
export async function confirm(context: Context, question: string): Promise<void> {
  if (context.yes) return
  if (await askThrough(context, question, '--yes').confirm(question)) return
  throw new RingiError('confirm.refused', 'You said no; nothing was changed.')
}
