import { script as oracle, payments } from 'bitcoinjs-lib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, fromHex, toHex } from '../../src/base/bytes.js'
import { sha256 } from '../../src/base/hash.js'
import { multisigScript, push, pushedItems, pushNumber } from '../../src/bitcoin/script.js'
import { publicKeyOf } from '../../src/bitcoin/secp256k1.js'

const keys = Array.from({ length: 20 }, (_, i) => publicKeyOf(sha256(Uint8Array.of(i))))

test('a push is the shortest there is, as another library makes it', () => {
  for (const length of [2, 20, 33, 75, 76, 255, 256, 520, 600, 65_535]) {
    const data = new Uint8Array(length).fill(7)
    expect(push(data)).toEqual(oracle.compile([data]))
  }
  expect(toHex(push(new Uint8Array(0)))).toBe('00')
})

test('small numbers have opcodes, larger ones a byte', () => {
  expect([0, 1, 2, 15, 16, 17, 20, 127].map(number => toHex(pushNumber(number)))).toEqual([
    ...['00', '51', '52', '5f', '60', '0111', '0114', '017f'],
  ])
})

test('a multisig script is that of another library up to 16 keys', () => {
  for (const [m, n] of [
    [1, 1],
    [2, 3],
    [3, 5],
    [15, 15],
    [16, 16],
  ] as const) {
    const some = keys.slice(0, n)
    expect(multisigScript(m, some)).toEqual(payments.p2ms({ m, pubkeys: some }).output)
  }
})

test('with more than 16 keys the numbers are pushed', () => {
  const script = toHex(multisigScript(17, keys))
  expect([script.slice(0, 4), script.slice(-6)]).toEqual(['0111', '0114ae'])
  expect(script.length).toBe(2 * (2 + 20 * 34 + 2 + 1))
})

test('pushed items are what was pushed', () => {
  const item = fc.uint8Array({ minLength: 1, maxLength: 600 })
  fc.assert(
    fc.property(fc.array(item, { maxLength: 5 }), items => {
      expect(pushedItems(concat(...items.map(push)))).toEqual(items)
    }),
  )
  for (const length of [1, 75, 76, 255, 256, 520, 0x1234]) {
    const items = [length, 2, length].map(size => new Uint8Array(size).fill(7))
    expect(pushedItems(concat(...items.map(push)))).toEqual(items)
  }
  expect(pushedItems(fromHex('00'))).toEqual([new Uint8Array(0)])
  expect(pushedItems(new Uint8Array(0))).toEqual([])
})

test.each([
  ['an opcode that is no push', '61'],
  ['OP_1 and OP_CHECKMULTISIG', '51ae'],
  ['a push that the script is too short for', '0201'],
  ['OP_PUSHDATA1 without a length', '4c'],
  ['OP_PUSHDATA1 where a byte would do', '4c0101'],
  ['OP_PUSHDATA1 with too little behind it', '4c5001'],
  ['OP_PUSHDATA2 without a length', '4d'],
  ['OP_PUSHDATA2 with half a length', '4d01'],
  ['OP_PUSHDATA2 with too little behind it', `4d0101${'00'.repeat(256)}`],
  ['OP_PUSHDATA2 where a shorter form would do', `4d4c00${'00'.repeat(76)}`],
  ['OP_PUSHDATA4', `4e01000000${'00'}`],
])('%s is nothing that a scriptSig pushes', (_, hex) => expect(pushedItems(fromHex(hex))).toBeUndefined())
