import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { RingiError } from '../../base/error.js'
import { type Finding, finding, findingOf } from '../../base/finding.js'
import { COMPRESSION } from '../../platform/compression.js'
import { fileError } from '../../platform/file-error.js'
import { readWhole } from '../../platform/read-file.js'
import type { Collector } from '../../qr/collector.js'
import { findSymbols } from '../../qr/image/find-symbols.js'
import { isPicture, readPictures } from '../../qr/image/read-pictures.js'
import { addLines, linesOf } from '../../qr/lines.js'
import type { Input } from '../context.js'
import { errorIn, inFile } from '../files.js'
import { isFolder } from '../folder.js'

/** Takes one more text of a code, from a picture or a line. */
type Add = (text: string) => void

/**
 * Reads every code in `sources` into `collector`: pictures, folders of them, files of lines, and lines of standard input
 * (`-`) for as long as something is missing. Calls `onPart` after each. Errors name the file.
 */
export async function readCodes(
  io: Input,
  sources: readonly string[],
  collector: Collector,
  onPart: () => void,
): Promise<Finding[]> {
  const adding = (source: string) => (text: string) => {
    inFile(source, () => collector.add(text))
    onPart()
  }
  const findings: Finding[] = []
  const sheets: string[] = []
  for (const { name, listed } of await filesIn(sources)) {
    if (name === '-') await addLines(linesOf(io.stdin), adding(name), () => collector.complete)
    else {
      const read = async () => await readFile(name, adding(name))
      const most = listed ? await orFinding(read, findings) : await read()
      if (most === 0) findings.push(finding('warn', 'qr.not-found', { why: 'file', file: name }))
      if (most > 1) sheets.push(name)
    }
  }
  // Where there were several codes on one picture, what is missing may be there as well.
  for (const name of sheets) if (!collector.complete) await readFile(name, adding(name), true)
  return findings
}

/**
 * How many codes a file of a folder had on a picture, or -1 where the file itself is damaged, of which a finding tells: one
 * photograph that went wrong among many is no reason to read none.
 */
async function orFinding(read: () => Promise<number>, findings: Finding[]): Promise<number> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof RingiError) || !/^(?:image|file)\./.test(error.code)) throw error
    findings.push(findingOf('warn', error))
    return -1
  }
}

/** A file to read, and whether it was found in a folder rather than named. */
interface Found {
  readonly name: string
  readonly listed: boolean
}

/** The files that `sources` stand for: a folder stands for the pictures in it, in the order of their names. */
async function filesIn(sources: readonly string[]): Promise<Found[]> {
  const lists = await Promise.all(
    sources.map(async source => {
      if (!(await isFolder(source))) return [{ name: source, listed: false }]
      return (await picturesIn(source)).map(name => ({ name, listed: true }))
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
    if (/\.(?:png|jpe?g|gif)$/i.test(source)) throw new RingiError('image.malformed', { why: 'not-picture' })
    await addLines(linesOf([bytes]), add, () => false).catch(cause => {
      throw errorIn(source, cause)
    })
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
