import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Finding, finding } from '../../bitcoin/finding.js'
import { COMPRESSION } from '../../platform/compression.js'
import { fileError, readWhole } from '../../platform/files.js'
import type { Collector } from '../../qr/collector.js'
import { findSymbols } from '../../qr/image/find-symbols.js'
import { isPicture, readPictures } from '../../qr/image/read-pictures.js'
import { inFile } from '../files.js'
import { isFolder } from '../folder.js'
import type { Io } from '../io.js'
import { addLines, linesOf } from './lines.js'

/** Takes one more text of a code, from a picture or a line. */
type Add = (text: string) => void

/**
 * Reads every code in `sources` into `collector`: pictures, folders of them, files of lines, and lines of standard input
 * (`-`) for as long as something is missing. Calls `onPart` after each. Errors name the file.
 */
export async function readCodes(
  io: Io,
  sources: readonly string[],
  collector: Collector,
  onPart: () => void,
): Promise<Finding[]> {
  const files = await filesIn(sources)
  const adding = (source: string) => (text: string) => {
    inFile(source, () => collector.add(text))
    onPart()
  }
  const unread: string[] = []
  const sheets: string[] = []
  for (const source of files) {
    if (source === '-') await addLines(linesOf(io.stdin), adding(source), () => collector.complete)
    else {
      const most = await readFile(source, adding(source))
      if (most === 0) unread.push(source)
      if (most > 1) sheets.push(source)
    }
  }
  // Where there were several codes on one picture, what is missing may be there as well.
  for (const source of sheets) if (!collector.complete) await readFile(source, adding(source), true)
  return unread.map(source => finding('warn', 'qr.not-found', `No code could be read in ${source}.`))
}

/** The files that `sources` stand for: a folder stands for the pictures in it, in the order of their names. */
async function filesIn(sources: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    sources.map(async source => {
      return (await isFolder(source)) ? await picturesIn(source) : [source]
    }),
  )
  return lists.flat()
}

async function picturesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(cause => {
    throw fileError(folder, cause, 'file.unreadable')
  })
  return names
    .filter(name => /^[^.].*\.(png|jpe?g|gif)$/i.test(name))
    .sort()
    .map(name => join(folder, name))
}

/** How many codes there were on the picture with most of them; 1 for a file of lines. */
async function readFile(source: string, add: Add, thorough = false): Promise<number> {
  const bytes = await readWhole(source)
  if (!isPicture(bytes)) {
    await addLines(linesOf([bytes]), add, () => false)
    return 1
  }
  let most = 0
  const pictures = readPictures(bytes, COMPRESSION)
  for (
    let next = inFile(source, () => pictures.next());
    !next.done;
    next = inFile(source, () => pictures.next())
  ) {
    const texts = await findSymbols(next.value, thorough)
    texts.forEach(add)
    most = Math.max(most, texts.length)
  }
  return most
}
