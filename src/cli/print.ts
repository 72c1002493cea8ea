import { escapeText } from '../base/text.js'
import type { Speaker } from '../words/speaker.js'
import { inEnglish } from './document.js'
import type { Io } from './io.js'
import { laidOut } from './render/layout.js'
import { type Content, inkOf, type Shown, shown } from './render/shown.js'

/** The streams that a command writes to. */
type Stream = 'stdout' | 'stderr'

/** Prints text for people, laid out for the terminal that they have. */
export function printText(io: Io, stream: Stream, text: Shown): void {
  io[stream](laidOut(text, io.columns[stream]))
}

/** Prints what is for programs or files as it is; on a terminal, without what that would obey or hide. */
export function printRaw(io: Io, text: string): void {
  io.stdout(
    io.isTerminal.stdout
      ? text
          .split(/(\r?\n|\t)/)
          .map((part, i) => (i % 2 === 0 ? inkOf(part) : part))
          .join('')
      : text,
  )
}

/**
 * Prints a document as JSON, in which what is said is said by `english`. A terminal that is shown it would obey some of
 * what JSON leaves as it is.
 */
export function printDocument(io: Io, document: object, english: Speaker): void {
  io.stdout(`${escapeText(JSON.stringify(document, inEnglish(english)), inJson)}\n`)
}

function inJson(character: string): string {
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at))
  return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/** Shows a line on the terminal that the next one takes the place of; where there is none, every line stays. */
export function printStatus(io: Io, line: Content, last = false): void {
  if (!io.isTerminal.stderr) {
    printText(io, 'stderr', shown`${line}\n`)
    return
  }
  const [first] = laidOut(shown`${line}`, io.columns.stderr - 1).split('\n')
  io.stderr(`\r${first}\x1b[K${last ? '\n' : ''}`)
}

/** Takes that line away. */
export function clearStatus(io: Io): void {
  io.stderr('\r\x1b[K')
}
