import { type Finding, finding } from '../base/finding.js'

/** What is to be said of a passphrase (BIP 39), which every program takes as it is: that blanks around it belong to it. */
export function passphraseFindings(passphrase: string): Finding[] {
  const at = blankEnds(passphrase)
  return at === undefined ? [] : [finding('warn', 'passphrase.outer-blank', { at })]
}

function blankEnds(text: string): 'both-ends' | 'beginning' | 'end' | undefined {
  const begins = /^[\s\p{C}]/u.test(text)
  const stops = /[\s\p{C}]$/u.test(text)
  if (begins && stops) return 'both-ends'
  if (begins) return 'beginning'
  return stops ? 'end' : undefined
}
