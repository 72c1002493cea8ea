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
  const findings: Finding[] = []
  for (const source of await filesIn(sources)) {
    const add: Add = text => {
      inFile(source, () => collector.add(text))
      onPart()
    }
    if (source === '-') await addLines(linesOf(io.stdin), add, () => collector.complete)
    else if (!(await readFile(source, add))) {
      findings.push(finding('warn', 'qr.not-found', `No code could be read in ${source}.`))
    }
  }
  return findings
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

/** Whether there was a code in it. */
async function readFile(source: string, add: Add): Promise<boolean> {
  const bytes = await readWhole(source)
  let found = false
  if (!isPicture(bytes)) {
    await addLines(linesOf([bytes]), add, () => false)
    return true
  }
  const pictures = readPictures(bytes, COMPRESSION)
  for (
    let next = inFile(source, () => pictures.next());
    !next.done;
    next = inFile(source, () => pictures.next())
  ) {
    for (const text of await findSymbols(next.value)) {
      add(text)
      found = true
    }
  }
  return found
}
