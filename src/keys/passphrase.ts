import { type Finding, finding } from '../base/finding.js'

/** What is to be said of a passphrase (BIP 39), which every program takes as it is: that blanks around it belong to it. */
export function passphraseFindings(passphrase: string): Finding[] {
  const where = ends(passphrase)
  if (where === undefined) return []
  const message = `The passphrase ${where} with a blank or a character that is not seen, which belongs to it: without that it opens another key.`
  return [finding('warn', 'passphrase.outer-blank', message)]
}

function ends(text: string): string | undefined {
  const begins = /^[\s\p{C}]/u.test(text)
  const stops = /[\s\p{C}]$/u.test(text)
  if (begins && stops) return 'begins and ends'
  if (begins) return 'begins'
  return stops ? 'ends' : undefined
}
