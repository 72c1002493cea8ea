import type { KeyWords } from '../app/person.js'
import { RingiError } from '../base/error.js'
import { systemRandomness } from '../platform/randomness.js'
import type { Words } from '../words/words.js'
import type { Io } from './io.js'
import { askThrough, askWriter } from './questions.js'
import { type Shown, shown } from './render/shown.js'
import { padded } from './render/style.js'

/** How many of the words are asked for again. */
const ASKED_BACK = 4
const TRIES = 3

/** Shows the words once, on a screen that is cleared, and has some typed back. Throws `confirm.mismatch`. */
export async function showWords(io: Io, { words, language, system }: KeyWords, text: Words): Promise<void> {
  const terminal = askWriter(io)
  const list = words.split(/\s/)
  const lines = list.map((word, i) => `${String(i + 1).padStart(4)}. ${word}`)
  const rows = inColumns(lines, language === 'english' ? 4 : 3)
  const source = system === '' ? '' : shown`\n  system randomness (docs/entropy.md): ${system}\n`
  await terminal.showOnce(shown`\n  ${text.wordsTitle}\n\n${rows}${source}\n`, text.written)
  for (const position of somePositions(list.length))
    await askBack(io, text, { position, word: list[position] as string })
}

function inColumns(lines: readonly string[], count: number): Shown {
  const height = Math.ceil(lines.length / count)
  const row = (at: number) =>
    Array.from({ length: count }, (_, column) => padded(lines[column * height + at] ?? '', 20))
  return shown`${Array.from({ length: height }, (_, at) => shown`${row(at)}\n`)}`
}

function somePositions(length: number): number[] {
  const chosen = new Set<number>()
  while (chosen.size < ASKED_BACK) chosen.add((systemRandomness(1)[0] as number) % length)
  return [...chosen].sort((a, b) => a - b)
}

async function askBack(
  io: Io,
  text: Words,
  { position, word }: { position: number; word: string },
): Promise<void> {
  const terminal = askThrough(io, { why: 'words-typed', flag: '--words-out' })
  for (let left = TRIES; left > 0; left--) {
    const typed = await terminal.secret(text.askWord(position + 1))
    if (typed.trim().toLowerCase().normalize('NFKD') === word.normalize('NFKD')) return
  }
  throw new RingiError('confirm.mismatch', { why: 'word', number: position + 1 })
}
