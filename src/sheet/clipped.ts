import { escapeText } from '../base/text.js'
import { greatestWidth } from '../base/width.js'

/** Text from outside in at most `most` columns, however wide its characters are drawn. */
export function clipped(text: string, most: number): string {
  const safe = [...escapeText(text)]
  let width = 0
  const over = safe.findIndex(character => {
    width += greatestWidth(character)
    return width > most
  })
  return over < 0 ? safe.join('') : `${safe.slice(0, over - 1).join('')}…`
}
