import { toHex, utf8 } from '../../src/base/bytes.js'
import { NETWORKS } from '../../src/chain/network.js'
import { addChecksum } from '../../src/descriptor/checksum.js'
import { expandMultipath } from '../../src/descriptor/multipath.js'
import { parseDescriptor } from '../../src/descriptor/parse.js'
import { printDescriptor } from '../../src/descriptor/print.js'
import { branchDescriptor } from '../../src/spend/branch-descriptor.js'
import { scriptAt } from '../../src/spend/compile.js'
import { templateOf, templateOfPair } from '../../src/spend/from-descriptor.js'
import type { SpendTemplate } from '../../src/spend/script-type.js'
import { allScenes } from '../material.js'
import { mutateText } from '../mutate/text.js'
import { again, looseText, orCode, same, type Target, textOf } from '../target.js'
import { byText } from './shared.js'

const EXPRESSION = /^(sh|wsh|pkh?|wpkh|combo|multi|sortedmulti|addr|raw|tr|rawtr)\(/

function seeds(): string[] {
  const ofVaults = allScenes().flatMap(({ vault: { descriptor, template } }) => [
    descriptor,
    branchDescriptor(template, 0),
    branchDescriptor(unsorted(template), 1),
  ])
  const key = toHex(allScenes()[0]?.vault.addressAt(0, 0).lock.keys[0]?.publicKey as Uint8Array)
  return [...ofVaults, `wpkh([d34db33f/84h/0h/0h]${key})`, `sh(multi(1,${key}))`, `pk(${key})`].map(text =>
    text.includes('#') ? text : addChecksum(text),
  )
}

function unsorted({ scriptType, paths: [{ quorum }], keys }: SpendTemplate): SpendTemplate {
  return scriptType.template({ required: quorum.any, sorted: false, keys })
}

/** Output descriptors: parsed, printed, expanded, derived. */
export const descriptor: Target = {
  ...byText('descriptor', seeds, EXPRESSION),
  mutate(input, random, other) {
    const [text, donor] = [looseText(input), looseText(other)]
    if (random.oneIn(4)) return utf8(mutateText(text, random, donor))
    const body = mutateText(text.replace(/#.*$/s, ''), random, donor.replace(/#.*$/s, ''))
    return utf8(random.oneIn(3) ? body : orCode(() => addChecksum(body)))
  },
  check(input) {
    const text = textOf(input)
    const network = /[a-zA-Z]?(tpub|tprv)/.test(text) ? NETWORKS.regtest : NETWORKS.mainnet
    const read = parseDescriptor(text, { checksum: 'optional', network })
    const printed = orCode(() => printDescriptor(read))
    if (printed !== 'descriptor.private-key') {
      same('printed', printed.replace(/#.*$/, ''), canonical(text))
      const twice = again('printed', () => parseDescriptor(printed, { checksum: 'required', network }))
      same('again', printDescriptor(twice), printed)
    }
    const branches = expandMultipath(read)
    const scripts = branches.slice(0, 3).map(branch => typeof orCode(() => scriptAt(branch, 0)))
    const template = orCode(() => templateOf(read, network))
    if (typeof template !== 'string') same('template', printDescriptor(template.descriptor), printed)
    if (branches.length === 2)
      orCode(() => templateOfPair(branches[0] as never, branches[1] as never, network))
    return `${text.slice(0, 6)} ${branches.length} ${scripts} ${typeof template === 'string' ? template : ''}`
  },
}

/** What may be written in two ways, written in one: hardened steps, and the case of hex. */
function canonical(text: string): string {
  return text
    .replace(/#.*$/, '')
    .replaceAll("'", 'h')
    .replace(/\[[0-9a-fA-F]{8}(?=[/\]])/g, origin => origin.toLowerCase())
    .replace(/(?<=[(,\]])(0[23][0-9a-fA-F]{64}|04[0-9a-fA-F]{128})(?=[),])/g, key => key.toLowerCase())
}
