import { RingiError } from '../../../base/error.js'
import type { Vault } from '../../../vault/vault.js'
import { type Cbor, Tagged } from '../cbor.js'
import { decodeKey, encodeKey } from './key.js'
import { FIRST, listOf, mapOf, numberOf, SECOND, unexpected } from './tags.js'

/** The script expressions of BCR-2020-010 around one other expression or one key. */
const WRAPPERS: ReadonlyMap<number, string> = new Map([
  [400, 'sh'],
  [401, 'wsh'],
])
const SINGLE: ReadonlyMap<number, string> = new Map([
  [402, 'pk'],
  [403, 'pkh'],
  [404, 'wpkh'],
  [405, 'combo'],
  [409, 'tr'],
  [410, 'cosigner'],
])
const MULTI: ReadonlyMap<number, string> = new Map([
  [406, 'multi'],
  [407, 'sortedmulti'],
])

/** What stands behind the keys of a multisig wallet whose exporter left it out, as most do. */
export const BOTH_BRANCHES = '/<0;1>/*'

/**
 * A crypto-output (BCR-2020-010) as a descriptor, without checksum. Throws `qr.malformed`, `qr.unsupported`,
 * `extended-key.*`.
 */
export function decodeCryptoOutput(value: Cbor, usualSteps: string): string {
  if (!(value instanceof Tagged)) throw unexpected()
  const { tag, value: inner } = value
  const wrapper = WRAPPERS.get(tag)
  // In an account, where no steps are usual, some programs leave out the tag that says that the key is a cosigner's.
  if (tag === FIRST.hdKey && usualSteps === '') return `cosigner(${decodeKey(value, FIRST, '')})`
  if (wrapper !== undefined) return `${wrapper}(${decodeCryptoOutput(inner, usualSteps)})`
  const single = SINGLE.get(tag)
  if (single !== undefined) return `${single}(${decodeKey(inner, FIRST, '')})`
  const multi = MULTI.get(tag)
  if (multi === undefined) throw new RingiError('qr.unsupported', { why: 'script' })
  const map = mapOf(inner, 1, 2)
  const keys = listOf(map.get(2)).map(key => decodeKey(key, FIRST, usualSteps))
  return `${multi}(${[numberOf(map.get(1), 20), ...keys].join(',')})`
}

/** A vault as crypto-output (BCR-2020-010). */
export function encodeCryptoOutput(vault: Vault): Cbor {
  const { network, cosigners, threshold, sorted } = vault
  const keys = cosigners.map(cosigner => encodeKey(cosigner, network, FIRST, true))
  const multi = new Tagged(
    sorted ? 407 : 406,
    new Map<number, Cbor>([
      [1, threshold.required],
      [2, keys],
    ]),
  )
  return wrapped(vault.scriptType.descriptor('x'), multi)
}

/** The tags of the wrappers in `form`, such as `sh(wsh(x))`, around `inner`. */
export function wrapped(form: string, inner: Cbor): Cbor {
  const tags = [...WRAPPERS].filter(([, name]) => form.split('(').includes(name)).map(([tag]) => tag)
  return tags.reduceRight<Cbor>((value, tag) => new Tagged(tag, value), inner)
}

const SOURCE = 1
const KEYS = 2
const NAME = 3
const NOTE = 4

/** An output-descriptor (BCR-2023-010) as a descriptor, without checksum. Throws as {@link decodeCryptoOutput}. */
export function decodeOutputDescriptor(value: Cbor, usualSteps: string): string {
  const map = mapOf(value, SOURCE, KEYS, NAME, NOTE)
  const source = map.get(SOURCE)
  if (typeof source !== 'string' || !/^[\x21-\x7e]{1,20000}$/.test(source)) throw unexpected()
  const keys = listOf(map.get(KEYS) ?? []).map(key => decodeKey(key, SECOND, usualSteps))
  return source.replace(/@(\d{1,3})(?!\d)/g, (_, index) => {
    const key = keys[Number(index)]
    if (key === undefined) throw unexpected()
    return key
  })
}

/** A vault as output-descriptor (BCR-2023-010). */
export function encodeOutputDescriptor({
  network,
  cosigners,
  threshold,
  sorted,
  scriptType,
  name,
}: Vault): Cbor {
  const places = [threshold.required, ...cosigners.map((_, i) => `@${i}`)].join(',')
  const keys = cosigners.map(cosigner => encodeKey(cosigner, network, SECOND, true))
  return new Map<number, Cbor>([
    [SOURCE, scriptType.descriptor(`${sorted ? 'sortedmulti' : 'multi'}(${places})`)],
    [KEYS, keys],
    [NAME, name],
  ])
}
