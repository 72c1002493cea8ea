import type { Network } from '../bitcoin/network.js'
import { addChecksum, splitChecksum } from '../descriptor/checksum.js'
import { multipathLength } from '../descriptor/multipath.js'
import { type MultisigDescriptor, multisigDescriptor, multisigOf, pairOf } from '../descriptor/multisig.js'
import type { OutputDescriptor } from '../descriptor/output-descriptor.js'
import { parseDescriptor } from '../descriptor/parse.js'
import { type NormalizedKey, normalizeSlip132 } from '../keys/slip132.js'
import { requireHint } from './foreign-key.js'
import { malformed } from './refusals.js'

/** How the descriptors of a file are read. */
export interface DescriptorOptions {
  readonly network: Network
  readonly checksum: 'required' | 'optional'
}

const MAX_LENGTH = 20_000

/** Keys in the spellings of SLIP 132; those of BIP 32 stay as they are. */
const OLD_KEY = /(?<![0-9A-Za-z])[yYzZuUvV]pub[1-9A-HJ-NP-Za-km-z]*/g

/**
 * The wallet of one descriptor of both branches, or of one descriptor for each, in whatever order; of three, where the
 * first is the other two in one. Keys may be in the spellings of SLIP 132. Throws `vault.malformed` for another number,
 * and what {@link parseDescriptor}, `multisigOf` and `pairOf` throw; `extended-key.script-type`.
 */
export function walletOf(texts: readonly string[], options: DescriptorOptions): MultisigDescriptor {
  const readings = texts.slice(0, 4).map(text => read(text, options))
  const whole = readings.filter(({ descriptor }) => multipathLength(descriptor) !== undefined)
  const [first, second] = readings.filter(one => !whole.includes(one))
  if (whole[0] && readings.length === 1) return checked(multisigOf(whole[0].descriptor), readings)
  if (first && readings.length === 1) return checked(multisigOf(first.descriptor), readings)
  if (!first || !second || readings.length - whole.length !== 2 || whole.length > 1)
    throw wrongNumber(texts.length)
  const pair = isChange(first)
    ? pairOf(second.descriptor, first.descriptor)
    : pairOf(first.descriptor, second.descriptor)
  if (whole[0] && multisigDescriptor(multisigOf(whole[0].descriptor)) !== multisigDescriptor(pair))
    throw malformed('its descriptors are not of one wallet')
  return checked(pair, readings)
}

const KEY_AND_STEPS = /([a-zA-Z]pub[1-9A-HJ-NP-Za-km-z]+)((?:\/(?:\{0,1\}|[^,()/]*))*)/g

/**
 * The one descriptor of `texts`, its checksum verified, with both branches behind every key, where the file says nothing
 * of change and all its keys end in the same one of `endings`: such programs take change from branch 1 (BIP 44). All else
 * comes back as it is. Throws `descriptor.checksum`.
 */
export function withChange(
  texts: readonly string[],
  checksum: DescriptorOptions['checksum'],
  endings: readonly string[] = ['/0/*'],
): readonly string[] {
  const [text = '', another] = texts
  if (text === '' || another !== undefined || text.length > MAX_LENGTH) return texts
  const body = splitChecksum(text, checksum)
  const [ending = '', ...different] = new Set(Array.from(body.matchAll(KEY_AND_STEPS), match => match[2]))
  if (different.length > 0 || !endings.includes(ending)) return texts
  return [addChecksum(body.replace(KEY_AND_STEPS, '$1/<0;1>/*'))]
}

interface Reading {
  readonly descriptor: OutputDescriptor
  readonly text: string
  readonly hints: readonly NormalizedKey['hint'][]
}

// The checksum is of the text as it stands, and says nothing of the one with other keys in it.
function read(text: string, { network, checksum }: DescriptorOptions): Reading {
  const keys = text.length > MAX_LENGTH ? null : text.match(OLD_KEY)
  if (keys === null) return { descriptor: parseDescriptor(text, { network, checksum }), text, hints: [] }
  const hints: NormalizedKey['hint'][] = []
  const body = splitChecksum(text, checksum).replace(OLD_KEY, old => {
    const { key, hint } = normalizeSlip132(old, network)
    hints.push(hint)
    return key
  })
  return { descriptor: parseDescriptor(body, { network, checksum: 'optional' }), text, hints }
}

function checked(multisig: MultisigDescriptor, readings: readonly Reading[]): MultisigDescriptor {
  for (const hint of readings.flatMap(({ hints }) => hints)) requireHint(hint, multisig.scriptType)
  return multisig
}

function isChange({ text }: Reading): boolean {
  return text.includes('/1/*')
}

function wrongNumber(count: number) {
  return malformed(
    `it has ${count} descriptors`,
    'One descriptor with <0;1> is needed, or one for each branch.',
  )
}
