import { RingiError } from '../base/error.js'
import { finding } from '../base/finding.js'
import type { Network } from '../chain/network.js'
import { splitChecksum } from '../descriptor/checksum.js'
import { multipathLength } from '../descriptor/multipath.js'
import type { OutputDescriptor } from '../descriptor/output-descriptor.js'
import { parseDescriptor } from '../descriptor/parse.js'
import { printDescriptor } from '../descriptor/print.js'
import { ExtendedPublicKey } from '../keys/extended-key.js'
import { formatOrigin } from '../keys/origin.js'
import { type NormalizedKey, normalizeSlip132 } from '../keys/slip132.js'
import { templateOf, templateOfPair } from '../spend/from-descriptor.js'
import type { ScriptTypeName, SpendTemplate } from '../spend/script-type.js'
import { scriptTypesOn } from '../spend/script-types.js'
import { originOf } from './assumed-origin.js'
import { keyCalled, ofKey, requireHint } from './foreign-key.js'
import type { WalletSource } from './source.js'

/** How the descriptors of a file are read. */
interface DescriptorOptions {
  /** Whether the format writes checksums, so that a missing one is worth a word. */
  readonly checksum: 'usual' | 'none'
  /** What may stand behind all keys of a lone descriptor whose program takes change from branch 1 (BIP 44) all the same. */
  readonly endings?: readonly string[]
}

const MAX_LENGTH = 20_000

/** Keys in the spellings of SLIP 132; those of BIP 32 stay as they are. */
const OLD_KEY = /(?<![0-9A-Za-z])[yYzZuUvV]pub[1-9A-HJ-NP-Za-km-z]*/g

/** A key with no origin before it. */
const BARE_KEY = /(?<=[(,])[xt]pub[1-9A-HJ-NP-Za-km-z]+/g

const KEY_AND_STEPS = /([a-zA-Z]pub[1-9A-HJ-NP-Za-km-z]+)((?:\/(?:\{0,1\}|[^,()/]*))*)/g

/** BIP 380 has `h` and `'`; some programs write a capital. */
const CAPITAL_MARK = /(?<=\/\d{1,10})H(?=[/\],)<;>]|$)/g

/**
 * The wallet of one descriptor of both branches, or of one descriptor for each, in whatever order; of three, where the
 * first is the other two in one. Keys may be in the spellings of SLIP 132, checksums may be missing, and where
 * `source.assumeOrigins` says so, origins too. Throws `vault.malformed` for another number, and what
 * {@link parseDescriptor}, `templateOf` and `templateOfPair` throw; `extended-key.script-type`, `origin.missing`.
 */
export function templateOfDescriptors(
  texts: readonly string[],
  source: WalletSource,
  options: DescriptorOptions,
): SpendTemplate {
  const { network } = source
  const readings = bodiesOf(texts, source, options).map(body => read(body, source))
  const whole = readings.filter(({ descriptor }) => multipathLength(descriptor) !== undefined)
  const [first, second] = readings.filter(one => !whole.includes(one))
  if (whole[0] && readings.length === 1) return checked(templateOf(whole[0].descriptor, network), readings)
  if (first && readings.length === 1) return checked(templateOf(first.descriptor, network), readings)
  if (!first || !second || readings.length - whole.length !== 2 || whole.length > 1)
    throw new RingiError('vault.malformed', { why: 'descriptors', count: texts.length })
  const pair = isChange(first)
    ? templateOfPair(second.descriptor, first.descriptor, network)
    : templateOfPair(first.descriptor, second.descriptor, network)
  if (
    whole[0] &&
    printDescriptor(templateOf(whole[0].descriptor, network).descriptor) !== printDescriptor(pair.descriptor)
  )
    throw new RingiError('vault.malformed', { why: 'one-wallet' })
  return checked(pair, readings)
}

/** The descriptors without their checksums, which are verified where they are there; both branches behind a lone one. */
function bodiesOf(
  texts: readonly string[],
  source: WalletSource,
  { checksum, endings = [] }: DescriptorOptions,
): string[] {
  const bodies = texts.slice(0, 4).map(text => {
    if (text.length > MAX_LENGTH)
      throw new RingiError('descriptor.malformed', { why: 'long-in-file', most: MAX_LENGTH })
    return splitChecksum(text, 'optional').replace(CAPITAL_MARK, 'h')
  })
  if (checksum === 'usual' && bodies.length > 0 && texts.some(text => !text.includes('#')))
    source.note(finding('info', 'descriptor.no-checksum'))
  const [body] = bodies
  return bodies.length === 1 && body !== undefined ? [withBranches(body, source, endings)] : bodies
}

function withBranches(
  body: string,
  { assumeOrigins, note }: WalletSource,
  endings: readonly string[],
): string {
  const [ending, ...different] = new Set(Array.from(body.matchAll(KEY_AND_STEPS), match => match[2]))
  if (ending === undefined || different.length > 0) return body
  const isBare = ending === '/*' && !endings.includes(ending)
  if (isBare && assumeOrigins) note(finding('warn', 'descriptor.branches-assumed'))
  return (isBare && assumeOrigins) || endings.includes(ending)
    ? body.replace(KEY_AND_STEPS, '$1/<0;1>/*')
    : body
}

const ANY_KEY = /[a-zA-Z]pub[1-9A-HJ-NP-Za-km-z]{50,}/g

interface ReadDescriptor {
  readonly descriptor: OutputDescriptor
  readonly text: string
  readonly hints: readonly NormalizedKey['hint'][]
}

function read(body: string, source: WalletSource): ReadDescriptor {
  const { network, note } = source
  const hints: NormalizedKey['hint'][] = []
  const keys = body.replace(OLD_KEY, (old, at: number) => {
    const before = body.slice(0, at).match(ANY_KEY) ?? []
    const { key, hint } = ofKey(keyCalled(before.length), () => normalizeSlip132(old, network))
    hints.push(hint)
    return key
  })
  if (hints.length > 0) note(finding('info', 'extended-key.spelling'))
  const descriptor = parseDescriptor(withOrigins(keys, source), { network, checksum: 'optional' })
  return { descriptor, text: body, hints }
}

/** Puts the origins of keys that come without before them. */
function withOrigins(body: string, source: WalletSource): string {
  const scriptType = scriptTypeIn(body, source.network)
  if (scriptType === undefined) return body
  let number = 0
  const numberOf = new Map(
    Array.from(body.matchAll(/[xt]pub[1-9A-HJ-NP-Za-km-z]+/g), ({ index }) => [index, ++number]),
  )
  return body.replace(BARE_KEY, (text, at: number) => {
    const xpub = ExtendedPublicKey.parse(text, source.network)
    return `${formatOrigin(originOf({ xpub, scriptType, called: { number: numberOf.get(at) } }, source))}${text}`
  })
}

function scriptTypeIn(body: string, network: Network): ScriptTypeName | undefined {
  const [, wrapper] = /^((?:sh(?:32)?\()?(?:wsh\()?)(?:sorted)?multi\(/.exec(body) ?? []
  return scriptTypesOn(network).find(type => type.descriptor('').replace(/\)+$/, '') === wrapper)?.name
}

function checked(template: SpendTemplate, readings: readonly ReadDescriptor[]): SpendTemplate {
  for (const hint of readings.flatMap(({ hints }) => hints)) requireHint(hint, template.scriptType.name)
  return template
}

function isChange({ text }: ReadDescriptor): boolean {
  return text.includes('/1/*')
}
