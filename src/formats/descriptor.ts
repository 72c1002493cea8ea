import { RingiError } from '../bitcoin/error.js'
import { walletOf, withChange } from './descriptors.js'
import type { Format } from './format.js'
import { isSparrow } from './sparrow.js'

/**
 * A descriptor of both branches, one for each, or one of the receiving branch, with their checksums (BIP 380 to 383, 389);
 * over several lines and with comments, as Coldcard prints it; keys may be in the spellings of SLIP 132. Every text that no
 * other format recognises is taken for one.
 */
export const descriptor: Format = {
  name: 'descriptor',
  label: 'output descriptor',
  isJson: false,
  recognises: source => source.lines.length > 0 && !source.lines.some(isElse) && !isSparrow(source),
  read: ({ lines, network }) => {
    const texts = descriptorsIn(lines)
    if (texts.length === 1 && /pub[1-9A-HJ-NP-Za-km-z]+\/\*[,)]/.test(texts[0] as string)) throw noBranch()
    return { multisig: walletOf(withChange(texts, 'required'), { network, checksum: 'required' }) }
  },
  write: vault => `${vault.descriptor}\n`,
}

/** Of such a descriptor Nunchuk means two branches, and the standard (BIP 380) none. */
function noBranch(): RingiError {
  return new RingiError('descriptor.not-multipath', 'A key of this descriptor has no branch behind it.', {
    hint: 'Nunchuk writes it so: export the wallet from there as BSMS, whose first address proves the branch.',
  })
}

function isElse(line: string): boolean {
  return /^(?:BSMS |addwallet |importdescriptors |(?:Name|Policy|Format|Derivation)\s*:)/i.test(line)
}

/** What some programs put before a descriptor. */
const TITLE = /^(?:receive|receiving|change|external|internal|descriptor)\s*:\s*/i

/**
 * The descriptors in `lines`, without comments and what they are called; one that is broken into lines goes on until its
 * brackets are closed.
 */
export function descriptorsIn(lines: readonly string[]): readonly string[] {
  const descriptors: string[] = []
  let depth = 0
  for (const line of lines.filter(one => !one.startsWith('#'))) {
    if (depth > 0) descriptors.push(`${descriptors.pop()}${line}`)
    else descriptors.push(line.replace(TITLE, ''))
    depth += line.split('(').length - line.split(')').length
  }
  return descriptors
}
