import { RingiError } from '../base/error.js'
import { templateOfDescriptors } from './descriptor-template.js'
import type { Format } from './format.js'
import { isSparrow } from './source.js'

/**
 * A descriptor of both branches, one for each, or one of the receiving branch (BIP 380 to 383, 389); over several lines and
 * with comments, as Coldcard prints it, or with titles; keys may be in the spellings of SLIP 132. Every text that no
 * other format recognises is taken for one.
 */
export const descriptor: Format = {
  name: 'descriptor',
  label: 'output descriptor',
  isJson: false,
  recognises: source => source.lines.length > 0 && !source.lines.some(isElse) && !isSparrow(source),
  read: source => {
    const texts = descriptorsIn(source.lines)
    // Of such a descriptor Nunchuk means two branches, and the standard (BIP 380) none.
    const isBare = texts.length === 1 && /pub[1-9A-HJ-NP-Za-km-z]+\/\*[,)]/.test(texts[0] as string)
    if (isBare && !source.assumeOrigins)
      throw new RingiError('descriptor.not-multipath', { why: 'no-branch' })
    return { template: templateOfDescriptors(texts, source, { checksum: 'usual', endings: ['/0/*'] }) }
  },
  write: vault => `${vault.descriptor}\n`,
}

function isElse(line: string): boolean {
  return /^(?:BSMS |addwallet |importdescriptors |(?:Name|Policy|Format|Derivation)\s*:)/i.test(line)
}

/** What some programs put before a descriptor, in its line or in one of its own: up to three words and a colon. */
const TITLE =
  /^(?:(?:receive|receiving|deposit|change|external|internal|output|wallet|multisig|address|addresses|descriptor|descriptors)\s*){1,3}:\s*/i

/**
 * The descriptors in `lines`, without comments and what they are called; one that is broken into lines goes on until its
 * brackets are closed.
 */
export function descriptorsIn(lines: readonly string[]): readonly string[] {
  const descriptors: string[] = []
  let depth = 0
  for (const line of lines.filter(one => !one.startsWith('#') && one.replace(TITLE, '') !== '')) {
    if (depth > 0) descriptors.push(`${descriptors.pop()}${line}`)
    else descriptors.push(line.replace(TITLE, ''))
    depth += line.split('(').length - line.split(')').length
  }
  return descriptors
}
