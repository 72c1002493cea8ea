import { contentText } from '../../app/qr/check.js'
import type { Received } from '../../app/qr/receive.js'
import { comparisonRows } from './comparison-words.js'
import { type Shown, shown } from './shown.js'
import { type Style, table } from './style.js'

/** What codes amount to, for people, with the words to compare; and where it was written, once it is. */
export function contentTable(
  { artefact, known, digest }: Received,
  style: Style,
  file: string | null | undefined = undefined,
): Shown {
  const { words } = style
  return shown`${table([
    [words.content, contentText(artefact, known)],
    ...(known.checked ? [] : [['', words.unchecked] as const]),
    ['SHA-256', digest.hex],
    ...(file === undefined ? [] : [[words.file, file ?? '-'] as const]),
    [words.words, style.dim(words.compare)],
  ])}${comparisonRows(digest.words, style)}`
}
