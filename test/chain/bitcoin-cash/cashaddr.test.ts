import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../../src/base/bytes.js'
import { decodeCashAddress, encodeCashAddress } from '../../../src/chain/bitcoin-cash/cashaddr.js'
import { eachVector } from '../../support/vectors.js'

const hash = fromHex('f5bf48b397dae70be82b3cca4793f8eb2b6cdac9')
const plain = 'bitcoincash:qr6m7j9njldwwzlg9v7v53unlr4jkmx6eylep8ekg2'
const decode = (address: string) => decodeCashAddress(address, 'bitcoincash')

// Sizes and types that lock no coins are refused; of the others both directions are the vectors'.
eachVector('bch_cashaddr', ({ address, payload_hex, type_bits, payload_size }) => {
  const [prefix] = address.split(':')
  const known = type_bits <= 3 && (payload_size === 20 || (payload_size === 32 && type_bits % 2 === 1))
  const decoded = decodeCashAddress(address, prefix)
  if (!known) return expect(decoded).toBeUndefined()
  expect(decoded && toHex(decoded.hash)).toBe(payload_hex)
  expect(decoded).toMatchObject({
    kind: type_bits % 2 === 0 ? 'key-hash' : 'script-hash',
    tokenAware: type_bits > 1,
  })
  if (decoded) expect(encodeCashAddress(decoded, prefix)).toBe(address)
})

test('the prefix may be missing, and all may be in capitals', () => {
  for (const spelled of [plain, plain.slice(12), plain.toUpperCase(), plain.slice(12).toUpperCase()])
    expect(decode(spelled)).toEqual({ kind: 'key-hash', tokenAware: false, hash })
})

describe('is none', () => {
  test.each([
    ['in mixed case', plain.replace('qr6m', 'QR6M')],
    ['with a prefix in other letters', plain.replace('bitcoin', 'BITCOIN')],
    ['with its prefix twice', `bitcoincash:${plain}`],
    ['of another network', plain.replace('bitcoincash', 'bchtest')],
    ['under an empty prefix', plain.slice(11)],
    ['with a letter changed', plain.replace(/2$/, 'q')],
    ['cut short', plain.slice(0, -1)],
    ['with something behind', `${plain}q`],
    ['with a letter that the alphabet lacks', plain.replace('qr6m', 'qb6m')],
    ['a prefix alone', 'bitcoincash:'],
    ['nothing', ''],
  ])('%s', (_, address) => expect(decode(address)).toBeUndefined())

  test('with padding bits that are set', () => {
    // 21 bytes are 34 digits of which the last has two bits that stand for nothing.
    const address = spelled([0, ...hash], 1)
    expect(decode(spelled([0, ...hash], 0))).toBeDefined()
    expect(decode(address)).toBeUndefined()
  })

  test.each([
    ['a reserved bit', [0x80, ...hash]],
    ['a size that the hash has not', [0x03, ...hash]],
    ['a key hash of 32 bytes', [0x03, ...new Uint8Array(32)]],
    ['another type', [0x20, ...hash]],
  ])('with %s', (_, content) => expect(decode(spelled(content, 0))).toBeUndefined())
})

test('one wrong letter is always noticed', () => {
  const body = plain.slice(12)
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: body.length - 1 }),
      fc.constantFrom(...'qpzry9x8gf2tvdw0s3jn54khce6mua7l'),
      (at, letter) => {
        fc.pre(letter !== body[at])
        expect(decode(body.slice(0, at) + letter + body.slice(at + 1))).toBeUndefined()
      },
    ),
  )
})

/** An address of whatever bytes, its checksum made by the text of the specification: with numbers, not with bits. */
function spelled(content: readonly number[], padding: number): string {
  const bits = content.map(byte => byte.toString(2).padStart(8, '0')).join('')
  const missing = (5 - (bits.length % 5)) % 5
  const digits = (bits + padding.toString(2).padStart(missing, '0')).match(/.{5}/g) ?? []
  const values = digits.map(five => Number.parseInt(five, 2))
  const prefix = [...'bitcoincash'].map(letter => letter.charCodeAt(0) & 31)
  const checksum = polymod([...prefix, 0, ...values, ...Array<number>(8).fill(0)])
  const tail = Array.from({ length: 8 }, (_, i) => Number((checksum >> BigInt(5 * (7 - i))) & 31n))
  return [...values, ...tail].map(value => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'[value]).join('')
}

function polymod(values: readonly number[]): bigint {
  let c = 1n
  for (const value of values) {
    const c0 = c >> 35n
    c = ((c & 0x07ffffffffn) << 5n) ^ BigInt(value)
    if (c0 & 0x01n) c ^= 0x98f2bc8e61n
    if (c0 & 0x02n) c ^= 0x79b76d99e2n
    if (c0 & 0x04n) c ^= 0xf33e5fb3c4n
    if (c0 & 0x08n) c ^= 0xae2eabe2a8n
    if (c0 & 0x10n) c ^= 0x1e4f43e470n
  }
  return c ^ 1n
}
