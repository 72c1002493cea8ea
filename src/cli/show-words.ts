import type { KeyWords, ShownShare } from '../app/person.js'
import { RingiError } from '../base/error.js'
import { systemRandomness } from '../platform/randomness.js'
import type { Words } from '../words/words.js'
import type { Io } from './io.js'
import { askThrough, askWriter } from './questions.js'
import { type Shown, shown } from './render/shown.js'
import { padded, type Style } from './render/style.js'

/** How many of the words are asked for again. */
const ASKED_BACK = 4
const TRIES = 3

/** Shows the words once, on a screen that is cleared, and has some typed back. Throws `confirm.mismatch`. */
export async function showWords(io: Io, { words, language, system }: KeyWords, text: Words): Promise<void> {
  const terminal = askWriter(io, 'words')
  const list = words.split(/\s/)
  const rows = inColumns(numbered(list), language === 'english' ? 4 : 3)
  const source = system === '' ? '' : shown`\n  ${text.systemRandomness(system)}\n`
  await terminal.showOnce(shown`\n  ${text.wordsTitle}\n\n${rows}${source}\n`, text.written)
  await askSomeBack(io, text, list)
}

/**
 * Shows a share once, on a screen that is cleared. Some words of it are typed back, or, where it is in characters, all of
 * it. Throws `confirm.mismatch`.
 */
export async function showShare(io: Io, share: ShownShare, { words: text }: Style): Promise<void> {
  const terminal = askWriter(io, 'shares')
  const list = share.text.split(' ')
  const isWords = list.length > 1
  const rows = isWords ? inColumns(numbered(list), 4) : inFours(share.text.toUpperCase())
  await terminal.showOnce(
    shown`\n  ${text.shareTitle(share.number, share.of, share.group)}\n\n${rows}\n`,
    text.written,
  )
  if (isWords) await askSomeBack(io, text, list)
  else await askAllBack(io, text, share)
}

function numbered(list: readonly string[]): string[] {
  return list.map((word, i) => `${String(i + 1).padStart(4)}. ${word}`)
}

/** In groups of four characters, six of which make a row. */
function inFours(text: string): Shown {
  const groups = text.match(/.{1,4}/g) ?? []
  const rows = Array.from({ length: Math.ceil(groups.length / 6) }, (_, row) =>
    groups.slice(6 * row, 6 * row + 6).join(' '),
  )
  return shown`${rows.map(row => shown`    ${row}\n`)}`
}

async function askAllBack(io: Io, text: Words, { text: share, number }: ShownShare): Promise<void> {
  const terminal = askThrough(io, { why: 'shares-typed', flag: '--shares-out' })
  for (let left = TRIES; left > 0; left--) {
    const typed = await terminal.secret(text.askShare(number))
    if (typed.replace(/\s+/g, '').toLowerCase() === share) return
  }
  throw new RingiError('confirm.mismatch', { why: 'share', number })
}

async function askSomeBack(io: Io, text: Words, list: readonly string[]): Promise<void> {
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
