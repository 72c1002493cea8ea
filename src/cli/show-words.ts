import { RingiError } from '../base/error.js'
import type { Language } from '../keys/languages.js'
import { systemRandomness } from '../platform/randomness.js'
import { askThrough } from './person.js'
import { type Shown, shown } from './render/shown.js'
import { padded } from './render/style.js'
import type { Session } from './session.js'

/** How many of the words are asked for again. */
const ASKED_BACK = 4
const TRIES = 3

/** Shows the words once, on a screen that is cleared, and has some typed back. Throws `confirm.mismatch`. */
export async function showWords(
  context: Session,
  words: string,
  language: Language,
  systemHex: string,
): Promise<void> {
  const terminal = askThrough(context.io, 'The words have to be shown once.', '--words-out')
  const text = context.words
  const list = words.split(/\s/)
  const lines = list.map((word, i) => `${String(i + 1).padStart(4)}. ${word}`)
  const rows = inColumns(lines, language === 'english' ? 4 : 3)
  const source = systemHex === '' ? '' : shown`\n  system randomness (docs/entropy.md): ${systemHex}\n`
  await terminal.showOnce(shown`\n  ${text.wordsTitle}\n\n${rows}${source}\n`, text.written)
  for (const position of somePositions(list.length))
    await askBack(context, position, list[position] as string)
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

async function askBack(context: Session, position: number, word: string): Promise<void> {
  const terminal = askThrough(context.io, 'Some words have to be typed back.', '--words-out')
  for (let left = TRIES; left > 0; left--) {
    const typed = await terminal.secret(context.words.askWord(position + 1))
    if (typed.trim().toLowerCase().normalize('NFKD') === word.normalize('NFKD')) return
  }
  throw new RingiError(
    'confirm.mismatch',
    `Word ${position + 1} was not typed back as it was shown; no key was made.`,
    {
      hint: 'Start again, and write every word down carefully.',
    },
  )
}
