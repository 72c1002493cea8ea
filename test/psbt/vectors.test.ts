import { expect } from 'vitest'
import { fromBase64 } from '../../src/base/bytes.js'
import type { Code } from '../../src/base/codes.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import { locktimeOf, type Psbt } from '../../src/psbt/codec/psbt.js'
import { psbtBytes } from '../../src/psbt/codec/text.js'
import { requireMatchingScripts } from '../../src/psbt/codec/validate/scripts.js'
import { eachVector, type VectorCase, vectors } from '../support/vectors.js'

const FILES = ['bip174', 'bip370', 'bip371', 'bip373', 'core_rpc_psbt']
const asText = (text: string) => new TextEncoder().encode(text)

/** The pairs of every map in any order, straight from the bytes and without the code under test. */
function pairsOf(bytes: Uint8Array): string[][] {
  const maps: string[][] = [[]]
  let at = 5
  const size = () => {
    const first = bytes[at++] as number
    const width = first < 0xfd ? 0 : 2 ** (first - 0xfc)
    let value = width === 0 ? first : 0
    for (let i = 0; i < width; i++) value += (bytes[at++] as number) * 256 ** i
    return value
  }
  const hex = (length: number) => {
    at += length
    return Buffer.from(bytes.subarray(at - length, at)).toString('hex')
  }
  while (at < bytes.length) {
    const keyLength = size()
    if (keyLength === 0) maps.push([])
    else maps.at(-1)?.push(`${hex(keyLength)}=${hex(size())}`)
  }
  // A version field that says 0 is allowed, and left out when written.
  return maps.map(map => map.filter(pair => pair !== 'fb=00000000').sort())
}

function mustSurvive({ psbt_base64 }: VectorCase): Psbt {
  const bytes = fromBase64(psbt_base64)
  const psbt = decodePsbt(psbtBytes(asText(psbt_base64)))
  expect(pairsOf(encodePsbt(psbt))).toEqual(pairsOf(bytes))
  expect(decodePsbt(encodePsbt(psbt))).toEqual(psbt)
  expect(psbt).toEqual(decodePsbt(bytes))
  return psbt
}

// What each is refused for, where the cases of a file do not all say it in one way.
const CODES: Readonly<Record<string, Code>> = {
  'bip174-invalid-01': 'psbt.magic',
  'bip174-invalid-02': 'psbt.count',
  'bip174-invalid-03': 'psbt.duplicate-key',
  'bip174-invalid-14': 'psbt.unsigned-tx',
  'bip370-invalid-17': 'psbt.field-malformed',
  'core-rpc-psbt-invalid-01': 'psbt.magic',
  'core-rpc-psbt-invalid-02': 'psbt.count',
  'core-rpc-psbt-invalid-18': 'psbt.truncated',
  'core-rpc-psbt-invalid-20': 'psbt.version',
  'core-rpc-psbt-invalid-37': 'psbt.truncated',
  'core-rpc-psbt-invalid-40': 'psbt.prevtx',
  'core-rpc-psbt-invalid-41': 'psbt.prevtx',
  'core-rpc-psbt-invalid-45': 'psbt.encoding',
}

/** What the comment of a case says is wrong with it, as the codes that say the same. */
function reasonsOf({ id, comment }: VectorCase): Code[] {
  const exact = CODES[id]
  if (exact !== undefined) return [exact]
  if (id.startsWith('bip370'))
    return [comment.startsWith('PSBTv0') ? 'psbt.field-version' : 'psbt.field-missing']
  if (id.startsWith('bip174')) return ['psbt.key-malformed']
  if (id.startsWith('bip37')) return ['psbt.key-malformed', 'psbt.field-malformed']
  const same = vectors(comment.match(/bip\d+/)?.[0] ?? '').find(one => comment.endsWith(one.id))
  if (same !== undefined) return reasonsOf(same)
  return ['psbt.duplicate-key', 'psbt.key-malformed', 'psbt.field-malformed']
}

function mustBeRefused(one: VectorCase): void {
  expect(reasonsOf(one)).toContain(codeOf(() => decodePsbt(psbtBytes(asText(one.psbt_base64)))))
}

for (const file of FILES) {
  eachVector(file, one => requireMatchingScripts(mustSurvive(one)), 'valid')
  eachVector(file, mustBeRefused, 'invalid')
}
eachVector('core_rpc_psbt', mustBeRefused, 'invalid_with_message')

eachVector(
  'bip370',
  one => {
    expect(locktimeOf(decodePsbt(fromBase64(one.psbt_base64)))).toBe(one.expected_locktime)
  },
  'locktime',
)

eachVector(
  'bip174',
  one => {
    const psbt = mustSurvive(one)
    const check = () => requireMatchingScripts(psbt)
    // The first is a witness UTXO on an input that is not segwit: nothing that scripts could tell.
    if (one.id.endsWith('-01')) expect(check).not.toThrow()
    else expect(check).toThrowCode('psbt.script-mismatch')
  },
  'signer_failure',
)

function everyTruncationIsRefused({ psbt_base64 }: VectorCase): void {
  const bytes = fromBase64(psbt_base64)
  for (let length = 0; length < bytes.length; length++) {
    const code = codeOf(() => decodePsbt(bytes.subarray(0, length)))
    expect([length, code]).toEqual([length, expect.stringMatching(/^psbt\.(magic|truncated|count)$/)])
  }
}

eachVector('bip174', everyTruncationIsRefused, 'valid')
eachVector('bip371', everyTruncationIsRefused, 'valid')
eachVector('bip370', everyTruncationIsRefused, 'locktime')

function codeOf(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return (error as { code?: unknown }).code
  }
  return 'accepted'
}
