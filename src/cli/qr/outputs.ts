import { utf8 } from '../../bitcoin/bytes.js'
import { COMPRESSION } from '../../platform/compression.js'
import { writeWhole } from '../../platform/files.js'
import { refuseOccupiedFolder, writeFolder } from '../../platform/new-folder.js'
import { writeGif } from '../../qr/image/gif-writer.js'
import { writePng } from '../../qr/image/png-writer.js'
import { writeHtml } from '../../qr/symbol/html.js'
import { writeSvg } from '../../qr/symbol/svg.js'
import type { Modules } from '../../qr/symbol/symbol.js'
import type { Context } from '../context.js'
import { refuseInHome, refusePlace } from '../files.js'
import { type Options, textOf } from '../options.js'

/** Pixels a square: enough for any camera, and for programs that read pictures. */
const SCALE = { png: 6, gif: 4 } as const

const GIF_MILLISECONDS = 300

const FRAME_FILE = /^frame-\d+\.png$/

/** What a page says beside the codes. */
export interface PageText {
  readonly title: string
  readonly lines: readonly string[]
}

/** Refuses places that are taken, by `source` among others, before anything is made. Throws `file.exists`, `file.unwritable`. */
export async function checkOutputs(context: Context, options: Options, source: string): Promise<void> {
  const { force } = context
  const taken = [source]
  const folder = textOf(options, 'png')
  if (folder !== undefined) {
    await refuseInHome(context, folder)
    await refuseOccupiedFolder(folder, { force, replaceable: FRAME_FILE })
  }
  for (const name of ['gif', 'svg', 'html']) {
    const path = textOf(options, name)
    if (path === undefined) continue
    await refusePlace(context, path, taken)
    taken.push(path)
  }
}

/** Writes codes wherever options say, and names what it has written: files, and the folder of PNGs. */
export async function writeOutputs(
  context: Context,
  options: Options,
  codes: readonly Modules[],
  page: PageText,
): Promise<string[]> {
  const { force } = context
  const written: string[] = []
  const folder = textOf(options, 'png')
  if (folder !== undefined) {
    await writeFolder(folder, pngFiles(codes), { force, replaceable: FRAME_FILE })
    written.push(folder)
  }
  const contents = {
    gif: () => writeGif(codes, SCALE.gif, GIF_MILLISECONDS),
    svg: () => utf8(writeSvg(codes)),
    html: () => utf8(writeHtml(codes, page.title, page.lines)),
  }
  for (const [name, make] of Object.entries(contents)) {
    const path = textOf(options, name)
    if (path === undefined) continue
    await writeWhole(path, make(), { force })
    written.push(path)
  }
  return written
}

function pngFiles(codes: readonly Modules[]) {
  const digits = String(codes.length).length
  return codes.map((modules, i) => ({
    name: `frame-${String(i + 1).padStart(digits, '0')}.png`,
    bytes: writePng(modules, SCALE.png, COMPRESSION),
  }))
}
