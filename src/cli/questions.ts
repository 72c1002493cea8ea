import type { ArgsOf } from '../base/codes.js'
import { RingiError } from '../base/error.js'
import type { Terminal } from '../platform/terminal.js'
import type { Io } from './io.js'
import { laidOut } from './render/layout.js'
import { type Content, type Shown, shown } from './render/shown.js'

/** What can be asked at the terminal: {@link Terminal}, laid out as all text for people is. */
export interface Questions {
  secret(question: Content): Promise<string>
  line(question: Content): Promise<string>
  confirm(question: Content): Promise<boolean>
  showOnce(text: Shown, question: Content): Promise<void>
}

/** A question that nobody may be there to answer, and the option that answers it instead. */
export type Question = ArgsOf<'confirm.needed'>

/** The terminal, for a question. Throws `confirm.needed`. */
export function askThrough(io: Io, question: Question): Questions {
  if (io.terminal !== undefined) return questions(io.terminal, io)
  throw new RingiError('confirm.needed', question)
}

/**
 * The same where standard input may be a pipe from another program, as a camera's is: the keyboard is still there. Throws
 * `confirm.needed`.
 */
export function askAtKeyboard(io: Io, question: Question): Questions {
  const terminal = io.terminal ?? io.keyboard?.()
  return terminal === undefined ? askThrough(io, question) : questions(terminal, io)
}

/** The terminal at which secrets are shown once. Throws `confirm.needed`. */
export function askWriter(io: Io, what: 'words' | 'shares'): Questions {
  const flag = what === 'words' ? '--words-out' : '--shares-out'
  return askThrough(io, { why: `${what}-shown`, flag })
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
