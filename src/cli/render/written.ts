import { type Shown, shown } from './shown.js'
import type { Style } from './style.js'

/** The line that says where a result was written; nothing where it went to standard output. */
export function writtenText(file: string | null, { words }: Style): Shown {
  return file === null ? shown`` : shown`${words.file}  ${file}\n`
}
