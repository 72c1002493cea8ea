import { utf8 } from '../../base/bytes.js'
import { COMPRESSION } from '../../platform/compression.js'
import { refuseOccupiedFolder, writeFolder } from '../../platform/new-folder.js'
import { writeTogether } from '../../platform/write-together.js'
import { writeGif } from '../../qr/image/gif-writer.js'
import { writePng } from '../../qr/image/png-writer.js'
import { writeHtml } from '../../qr/symbol/html.js'
import { writeSvg } from '../../qr/symbol/svg.js'
import type { Modules } from '../../qr/symbol/symbol.js'
import type { Context } from '../context.js'
import { refuseInHome, reserve } from '../files.js'

/** Pixels a square: enough for any camera, and for programs that read pictures. */
const SCALE = { png: 6, gif: 4 } as const

const GIF_MILLISECONDS = 300

const FRAME_FILE = /^frame-\d+\.png$/

/** Where codes are written instead of being shown. */
export interface QrOutputs {
  /** A folder, which gets a PNG for each. */
  readonly png: string | undefined
  /** Files that hold all of them. */
  readonly gif: string | undefined
  readonly svg: string | undefined
  readonly html: string | undefined
}

/** What a page says beside the codes. */
export interface PageText {
  readonly title: string
  readonly lines: readonly string[]
}

/**
 * Refuses places that are taken, by `source` among others, before anything is made. Throws `file.exists`,
 * `file.unwritable`.
 */
export async function checkOutputs(
  context: Context,
  { png: folder, gif, svg, html }: QrOutputs,
  source: string,
): Promise<void> {
  const { force } = context
  const names = [gif, svg, html].filter(name => name !== undefined)
  await reserve(context, names, [source])
  if (folder === undefined) return
  await refuseInHome(context, folder)
  await refuseOccupiedFolder(folder, { force, replaceable: FRAME_FILE })
}

/** Writes codes wherever is asked for, all or none, and names what it has written: the folder of PNGs, and files. */
export async function writeOutputs(
  context: Context,
  outputs: QrOutputs,
  codes: readonly Modules[],
  page: PageText,
): Promise<string[]> {
  const { force } = context
  const contents = [
    [outputs.gif, () => writeGif(codes, SCALE.gif, GIF_MILLISECONDS)],
    [outputs.svg, () => utf8(writeSvg(codes))],
    [outputs.html, () => utf8(writeHtml(codes, page.title, page.lines))],
  ] as const
  const files = contents.flatMap(([path, make]) => (path === undefined ? [] : [{ path, bytes: make() }]))
  const folder = outputs.png
  await writeTogether(files, force, async () => {
    if (folder !== undefined) await writeFolder(folder, pngFiles(codes), { force, replaceable: FRAME_FILE })
  })
  return [...(folder === undefined ? [] : [folder]), ...files.map(({ path }) => path)]
}

function pngFiles(codes: readonly Modules[]) {
  const digits = String(codes.length).length
  return codes.map((modules, i) => ({
    name: `frame-${String(i + 1).padStart(digits, '0')}.png`,
    bytes: writePng(modules, SCALE.png, COMPRESSION),
  }))
}
