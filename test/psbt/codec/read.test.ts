import { describe, expect, test } from 'vitest'
import { toBase64, toHex, utf8 } from '../../../src/base/bytes.js'
import { decodePsbt } from '../../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import { readPsbtIn } from '../../../src/psbt/codec/read.js'
import { proposalOf, vaultOf } from '../../support/rehearsal.js'

const BYTES = encodePsbt(proposalOf(vaultOf(), {}, [{ value: 110_000_000n }, { value: 90_000_000n }]))
const BASE64 = toBase64(BYTES)
const read = (contents: Uint8Array) => () => readPsbtIn(contents)
/** With a byte in a place where any byte may stand: the amount of the first output, say. */
const withByte = (byte: number, at: number) => BYTES.map((one, i) => (i === at ? byte : one))
const AMOUNT_AT = toHex(BYTES).indexOf('fdffffff') / 2 + 41 + 6

test('what nothing has happened to is read as the decoder reads it', () => {
  for (const contents of [BYTES, utf8(BASE64), utf8(toHex(BYTES))])
    expect(readPsbtIn(contents)).toEqual(decodePsbt(BYTES))
})

describe('what was done to it on its way is said', () => {
  const windows = (bytes: Uint8Array) =>
    Uint8Array.from([...bytes].flatMap(byte => (byte === 0x0a ? [0x0d, 0x0a] : [byte])))
  const fed = withByte(0x0a, AMOUNT_AT)

  test('a line feed more or less is well-formed', () => {
    expect(read(fed)).not.toThrow()
  })

  test('Windows line ends, one or many', () => {
    expect(windows(fed).length).toBeGreaterThan(fed.length)
    expect(read(windows(fed))).toThrowCode('psbt.text-mode')
  })

  test.each(['latin1', 'utf8'] as const)('binary that was read as %s and written as UTF-8', encoding => {
    expect(read(utf8(Buffer.from(BYTES).toString(encoding)))).toThrowCode('psbt.text-mode')
  })

  test('an end at 0x1a', () => {
    expect(read(Uint8Array.of(...BYTES.subarray(0, 100), 0x1a))).toThrowCode('psbt.text-mode')
    expect(read(BYTES.subarray(0, 100))).toThrowCode('psbt.truncated')
  })

  test.each([1023, 1024, 4095, 4096])('a line that a terminal has cut after %i characters', length => {
    const long = BASE64.repeat(4)
    for (const end of ['', '\n'])
      expect(read(utf8(long.slice(0, length) + end))).toThrowCode('psbt.terminal-cut')
  })

  test('lines', () => {
    expect(read(utf8(BASE64.replace(/.{76}/g, '$&\n')))).toThrowCode('psbt.encoding')
  })
})
