import { type Style, shown } from './style.js'

/** The line that says where a result was written; nothing where it went to standard output. */
export function writtenText(file: string | null, { words }: Style): string {
  return file === null ? '' : `${words.file}  ${shown(file)}\n`
}
