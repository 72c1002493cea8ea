import { describe, expect, test } from 'vitest'
import { toBase64, toHex, utf8 } from '../../../src/base/bytes.js'
import { MAGIC, MAX_PSBT_BYTES } from '../../../src/psbt/codec/decode.js'
import { psbtBytes } from '../../../src/psbt/codec/text.js'
import { rawPsbt, unsignedTx } from '../samples.js'

const file = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0))
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const PSBTS = [[], ['aa'], ['aabb'], ['aabbcc']].map(values =>
  rawPsbt([['00', unsignedTx()], ...values.map(value => ['f0', value] as const)], [], []),
)
const BYTES = PSBTS[0] as Uint8Array
const BASE64 = toBase64(BYTES)
const HEX = toHex(BYTES)

describe('psbtBytes', () => {
  test.each(PSBTS.map(bytes => [bytes.length % 3, bytes] as const))(
    'reads every form, length %d mod 3',
    (_, bytes) => {
      expect(psbtBytes(bytes)).toEqual(bytes)
      expect(psbtBytes(file(toBase64(bytes)))).toEqual(bytes)
      expect(psbtBytes(file(toHex(bytes)))).toEqual(bytes)
      expect(psbtBytes(file(toHex(bytes).toUpperCase()))).toEqual(bytes)
    },
  )

  test.each(['\n', '\r\n', ' \t\n\n'])('takes %j around text', space => {
    expect(psbtBytes(file(BASE64 + space))).toEqual(BYTES)
    expect(psbtBytes(file(space + HEX + space))).toEqual(BYTES)
  })

  test.each([
    ['a byte order mark', utf8(`\ufeff${BASE64}`)],
    ['UTF-16', utf16(BASE64)],
    ['UTF-16 with its mark', utf16(`\ufeff${HEX}\r\n`)],
    ['UTF-16 of the other order', utf16(`\ufeff${BASE64}`).map((_, at, all) => all[at ^ 1] as number)],
    ['what a node prints', utf8(JSON.stringify({ psbt: BASE64, complete: false }, null, 2))],
    ['the same in UTF-16', utf16(`\ufeff${JSON.stringify({ psbt: BASE64 })}`)],
    ['JSON-RPC', utf8(JSON.stringify({ result: { psbt: BASE64, fee: 0.1 }, error: null, id: 1 }))],
    ['JSON-RPC with a mere text', utf8(JSON.stringify({ jsonrpc: '2.0', result: BASE64, id: 'curl' }))],
    [
      'what this program prints',
      utf8(JSON.stringify({ ringi: 2, ok: true, data: { file: 'a', psbt: BASE64 } })),
    ],
  ])('reads %s', (_, contents) => {
    expect(psbtBytes(contents)).toEqual(BYTES)
  })

  test.each([
    ['two of them', { psbt: BASE64, other: BASE64 }, 'psbt.encoding'],
    ['one beside one in hex', { psbt: BASE64, other: HEX }, 'psbt.encoding'],
    ['a finished transaction', { hex: '00', complete: true }, 'psbt.magic'],
    ['an error', { result: null, error: { code: -22, message: 'TX decode failed' } }, 'psbt.magic'],
    ['another member', { transaction: BASE64 }, 'psbt.magic'],
    ['a member that is no text', { psbt: 1 }, 'psbt.magic'],
    ['a member that is none', { psbt: 'words' }, 'psbt.magic'],
  ])('JSON with %s is refused', (_, document, code) => {
    expect(() => psbtBytes(utf8(JSON.stringify(document)))).toThrowCode(code as 'psbt.magic')
  })

  test('JSON that hides it from a search, or says it twice, is refused', () => {
    const hidden = `{"psbt":"\\u0063${BASE64.slice(1)}"}`
    expect(() => psbtBytes(utf8(hidden))).toThrowCode('psbt.encoding')
    expect(() => psbtBytes(utf8(`{"psbt":"${BASE64}","psbt":"${BASE64}"}`))).toThrowCode('psbt.magic')
  })

  test('leaves binary as it is, for the decoder to judge', () => {
    const longer = Uint8Array.of(...BYTES, 0x0a)
    expect(psbtBytes(longer)).toEqual(longer)
  })

  test.each([
    ['a space', `${BASE64.slice(0, 20)} ${BASE64.slice(20)}`],
    ['a line end', `${BASE64.slice(0, 20)}\n${BASE64.slice(20)}`],
    ['a NUL', `${BASE64.slice(0, 20)}\0${BASE64.slice(20)}`],
    ['a NUL at the end', `${BASE64}\0`],
    ['url-safe digits', BASE64.replace('/', '_')],
    ['text after the padding', `${toBase64(BYTES.subarray(0, -1))}AAAA`],
    ['padding missing', toBase64(BYTES.subarray(0, -1)).replace(/=+$/, '')],
    ['padding too much', `${BASE64}====`],
    ['quotes at the end', `${BASE64}"`],
    ['a no-break space at the end', `${BASE64}\u00a0`],
    ['a letter beyond ASCII', `${BASE64.slice(0, 20)}é${BASE64.slice(21)}`],
    ['half a byte of hex', HEX.slice(0, -1)],
    ['hex with a space', `${HEX.slice(0, 20)} ${HEX.slice(20)}`],
    ['hex with another letter', `${HEX.slice(0, 20)}g${HEX.slice(21)}`],
    ['hex of another magic', HEX.replace('74ff', '74fe')],
    ['base64 of another magic', BASE64.replace('cHNidP8', 'cHNidP7')],
  ])('refuses %s', (_, text) => {
    expect(text).not.toBe(BASE64)
    expect(() => psbtBytes(file(text))).toThrowCode('psbt.encoding')
  })

  test.each([
    ['nothing', ''],
    ['a line end', '\n'],
    ['words', 'this is no PSBT'],
    ['quotes around it', `"${BASE64}"`],
    ['a transaction', toHex(unsignedTx())],
    ['binary with a space before it', ` ${String.fromCharCode(...BYTES)}`],
  ])('%s is no PSBT', (_, text) => {
    expect(() => psbtBytes(file(text))).toThrowCode('psbt.magic')
  })

  test('refuses what is too large, in every form', () => {
    const large = new Uint8Array(MAX_PSBT_BYTES + 1)
    large.set(BYTES)
    expect(() => psbtBytes(large)).toThrowCode('psbt.too-large')
    const base64 = new Uint8Array(4 * Math.ceil((MAX_PSBT_BYTES + 1) / 3)).fill(0x41)
    base64.set(file('cHNidP8B'))
    expect(() => psbtBytes(base64)).toThrowCode('psbt.too-large')
    expect(() => psbtBytes(new Uint8Array(2 * MAX_PSBT_BYTES + 2000))).toThrowCode('psbt.too-large')
  })

  test('takes what is just not too large', () => {
    const binary = new Uint8Array(MAX_PSBT_BYTES)
    binary.set(MAGIC)
    expect(psbtBytes(binary)).toBe(binary)
    const hex = new Uint8Array(2 * MAX_PSBT_BYTES + 1024).fill(0x30)
    hex.set(utf8('70736274ff'))
    hex.fill(0x20, 2 * MAX_PSBT_BYTES)
    expect(psbtBytes(hex)).toHaveLength(MAX_PSBT_BYTES)
  })

  test.each(['cookies', 'c', '7', '70 ', '   ', ''])('%j does not begin like a PSBT', text => {
    expect(() => psbtBytes(utf8(text))).toThrowCode('psbt.magic')
  })
})
