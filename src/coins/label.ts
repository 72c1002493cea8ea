import { isTreacherous } from '../base/text.js'

/** What stands where a file was read in the wrong encoding. */
const UNREADABLE = '\ufffd'

/** Whether `text` shows as what it is: nothing hidden in it, nothing that moves other text about (Unicode TR 36). */
export function isPlainText(text: string): boolean {
  return !isTreacherous(text) && !text.includes(UNREADABLE)
}
