/**
 * Whether there is what begins a PSBT in base64 or hex anywhere in `text`, whatever blanks are between: alone in a file, in
 * a line of its own, or inside another document.
 */
export function holdsPsbt(text: string): boolean {
  return TEXT_START.test(text.replace(/\s+/g, ''))
}

/** With some of what follows: three bytes of global map at least, so that a page that speaks of PSBTs is none. */
const TEXT_START = /cHNidP[89+/_-][A-Za-z0-9+/_-]{8}|70736274ff[0-9a-f]{12}/i
