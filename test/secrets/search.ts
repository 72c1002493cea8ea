import { base58 } from '@scure/base'
import type { KnownKey } from './known.js'

/** A secret in one of the ways in which it could be written, with what it is. */
export interface Needle {
  readonly what: string
  readonly bytes: Buffer
}

/** All ways in which the secrets of a key could be written. */
export function needlesOf(key: KnownKey): Needle[] {
  const { name } = key
  const list = key.words.split(/\s/)
  // Three in a row are enough to be found by; and so that no chance meeting of two is reported.
  const runs = list.slice(2).flatMap((_, at) => {
    const run = list.slice(at, at + 3)
    return [run.join(' '), run.join('\u3000'), run.join('","'), run.join('\n'), run.join(',')]
  })
  return [
    ...runs.flatMap(run => textNeedles(`${name}: words`, run)),
    ...(key.passphrase === '' ? [] : textNeedles(`${name}: passphrase`, key.passphrase)),
    ...key.texts.flatMap(text => textNeedles(`${name}: key`, text)),
    ...key.bytes.flatMap(bytes => byteNeedles(`${name}: private bytes`, bytes)),
  ]
}

/** A secret text, composed and decomposed, in JSON's escapes, in hex and base64. */
export function textNeedles(what: string, text: string): Needle[] {
  const forms = new Set([text, text.normalize('NFC'), text.normalize('NFKD')])
  return [...forms].flatMap(form => {
    const bytes = Buffer.from(form)
    const texts = [form, escaped(form), encodeURIComponent(form), bytes.toString('hex'), ...base64(bytes)]
    return [
      ...texts.map(one => ({ what, bytes: Buffer.from(one) })),
      { what, bytes: Buffer.from(form, 'utf16le') },
    ]
  })
}

/** Secret bytes, both ways round, raw and in hex, base64, base58, and as the numbers that JSON makes of them. */
export function byteNeedles(what: string, secret: Uint8Array): Needle[] {
  const bytes = Buffer.from(secret)
  return [bytes, Buffer.from(secret.toReversed())].flatMap(raw => {
    const hex = raw.toString('hex')
    const texts = [hex, hex.toUpperCase(), base58.encode(raw), `${BigInt(`0x${hex}`)}`, ...base64(raw)]
    const numbers = [[...raw.subarray(0, 8)].join(','), [...raw.subarray(0, 8)].join(', ')]
    return [{ what, bytes: raw }, ...[...texts, ...numbers].map(one => ({ what, bytes: Buffer.from(one) }))]
  })
}

// Inside other bytes a text begins at any of three places of a base64 group; its edges are left off.
function base64(bytes: Buffer): string[] {
  const shifted = [0, 1, 2].map(by => {
    const whole = Buffer.concat([Buffer.alloc(by), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return whole.slice(by === 0 ? 0 : 4, -2)
  })
  return shifted.flatMap(text => [text, text.replaceAll('+', '-').replaceAll('/', '_')])
}

function escaped(text: string): string {
  return [...text].map(unit => (unit > '~' ? unitsOf(unit) : unit)).join('')
}

function unitsOf(character: string): string {
  const units = Array.from({ length: character.length }, (_, i) => character.charCodeAt(i))
  return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
}

/** Which of the needles stand in a haystack. */
export class Search {
  readonly #byStart = new Map<number, Needle[]>()
  readonly size: number

  constructor(needles: readonly Needle[]) {
    const unique = new Map(needles.map(needle => [needle.bytes.toString('hex'), needle]))
    this.size = unique.size
    for (const needle of unique.values()) {
      if (needle.bytes.length < MINIMUM) throw new Error(`${needle.what} is too short to be looked for`)
      const start = needle.bytes.readUInt32BE()
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), needle])
    }
  }

  /** What is found, each kind once; one pass over the haystack, however many needles. */
  find(haystack: Uint8Array): string[] {
    const bytes = Buffer.from(haystack.buffer, haystack.byteOffset, haystack.byteLength)
    const found = new Set<string>()
    let window = 0
    for (let end = 0; end < bytes.length; end++) {
      window = ((window << 8) | (bytes[end] as number)) >>> 0
      const candidates = end < 3 ? undefined : this.#byStart.get(window)
      for (const { what, bytes: secret } of candidates ?? [])
        if (bytes.subarray(end - 3, end - 3 + secret.length).equals(secret)) found.add(what)
    }
    return [...found]
  }
}

const MINIMUM = 4
