import { compareBytes, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from '../../src/base/bytes.js'
import { convertPsbt } from '../../src/psbt/codec/convert.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { encodeProprietary, RINGI } from '../../src/psbt/codec/proprietary.js'
import { unsignedTransaction } from '../../src/psbt/codec/psbt.js'
import { psbtBytes } from '../../src/psbt/codec/text.js'
import { requireMatchingScripts } from '../../src/psbt/codec/validate/scripts.js'
import { labelIn, noteFields, notesIn } from '../../src/psbt/notes.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { combine } from '../../src/psbt/roles/combiner.js'
import { allScenes, type Scene } from '../material.js'
import { mutateBytes } from '../mutate/bytes.js'
import { fromMaps, mutateMaps, type Pair, rawMaps } from '../mutate/psbt.js'
import type { Random } from '../random.js'
import { again, orCode, same, sameBytes, type Target } from '../target.js'
import { byText } from './shared.js'

const seeds = () => allScenes().flatMap(({ psbts }) => psbts.map(encodePsbt))

function mutate(input: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  return (random.oneIn(3) ? undefined : mutateMaps(input, random, other)) ?? mutateBytes(input, random, other)
}

function takes(text: string): Uint8Array | undefined {
  if (text.startsWith('cHNidP')) return bytesOr(() => fromBase64(text))
  return text.startsWith('70736274') ? bytesOr(() => fromHex(text)) : undefined
}

function bytesOr(read: () => Uint8Array): Uint8Array | undefined {
  const bytes = orCode(read)
  return typeof bytes === 'string' ? undefined : bytes
}

/** Binary PSBTs of both versions. */
export const psbt: Target = {
  name: 'psbt',
  seeds,
  takes,
  mutate,
  check(input) {
    const read = decodePsbt(input)
    const encoded = encodePsbt(read)
    sameBytes('encoded twice', encodePsbt(again('encoded', () => decodePsbt(encoded))), encoded)
    if (!equalBytes(encoded, input)) sameBytes('in canonical order', encoded, inOrder(input))
    const other = orCode(() => convertPsbt(read, read.version === 0 ? 2 : 0))
    if (typeof other !== 'string') {
      const back = again('converted', () => convertPsbt(decodePsbt(encodePsbt(other)), read.version))
      sameBytes('converted back', encodePsbt(back), encoded)
    }
    const extras = [
      () => requireMatchingScripts(read),
      () => notesIn(read.fields),
      () => unsignedTransaction(read),
    ]
    const answers = extras.map(extra => typeof orCode(extra))
    for (const { fields } of read.outputs) orCode(() => labelIn(fields))
    return [read.version, read.inputs.length, read.outputs.length, typeof other, ...answers].join()
  },
}

/** The same pairs, each map in the order of its keys, and no version field where the version is 0. */
function inOrder(input: Uint8Array): Uint8Array {
  const isVersion0 = ([key, value]: Pair) => toHex(key) === 'fb' && toHex(value) === '00000000'
  const [globals = [], ...rest] = rawMaps(input) ?? []
  const maps = [globals.filter(pair => !isVersion0(pair)), ...rest]
  return fromMaps(maps.map(map => map.toSorted(([a], [b]) => compareBytes(a, b))))
}

/** PSBTs as files hold them: binary, base64 or hex. */
export const psbtText: Target = {
  ...byText('psbt-text', () => []),
  seeds: () =>
    seeds()
      .flatMap(one => [one, utf8(toBase64(one)), utf8(` ${toHex(one)}\n`)])
      .filter(one => one.length < 6000),
  takes: text => (text.startsWith('cHNidP') ? utf8(text) : undefined),
  mutate: mutateBytes,
  check(input) {
    const bytes = psbtBytes(input)
    if (bytes === input) return 'binary'
    const text = new TextDecoder().decode(input).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
    const isHex = text.startsWith('70736274')
    same('printed', isHex ? toHex(bytes) : toBase64(bytes), isHex ? text.toLowerCase() : text)
    sameBytes('binary', psbtBytes(bytes), bytes)
    return isHex ? 'hex' : 'base64'
  },
}

/** Some day, a few weeks after which this version was made. */
const CLOCK = { now: 1_800_000_000_000, least: 1_790_000_000_000 }

/** A review of whatever decodes, against a vault that knows the coins, and a combination of what is not refused. */
export const reviewed: Target = {
  name: 'review',
  seeds,
  mutate,
  check(input) {
    const { vault } = allScenes()[input.length % 3] as Scene
    const { facts } = review(vault, decodePsbt(input), { clock: CLOCK, gapLimit: 20 })
    const codes = new Set(facts.findings.map(({ severity, code }) => `${severity} ${code}`))
    orCode(() => combine(vault, [{ name: 'a', psbt: facts.psbt }]))
    return [...codes].sort().join()
  },
}

/** Memo, reference and label as their fields hold them. */
export const notes: Target = {
  ...byText('notes', () => ['稟議 2026', '', 'a'.repeat(1000), 'a\u202eb', '\ufeffmark']),
  mutate: mutateBytes,
  check(input) {
    const fields = [0, 1].map(subtype => encodeProprietary(RINGI, subtype, new Uint8Array(0), input))
    const read = notesIn(fields)
    const written = again('printed', () => noteFields(read))
    same('fields', written.length, fields.length)
    fields.forEach(({ keydata, value }, at) => {
      sameBytes('key', written[at]?.keydata ?? new Uint8Array(0), keydata)
      sameBytes('value', written[at]?.value ?? new Uint8Array(1), value)
    })
    const label = encodeProprietary(RINGI, 2, new Uint8Array(0), input)
    same('label', labelIn([label]), read.memo)
    return `${read.memo?.length === 0}`
  },
}

export const psbtTargets = [psbt, psbtText, reviewed, notes]
