// Controls, invisible format characters (bidirectional overrides, zero-width ones), private use, line separators, and the
// character that stands where a file was read in the wrong encoding.
const SUSPICIOUS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFFFD]/u

/** Whether `text` shows as what it is: nothing invisible in it, nothing that moves other text about (Unicode TR 36). */
export function isPlainText(text: string): boolean {
  return !SUSPICIOUS.test(text)
}
