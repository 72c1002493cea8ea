import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex, utf8 } from '../../src/base/bytes.js'
import { uint32, uint64 } from '../../src/bitcoin/byte-writer.js'
import { formatNemAddress, nemAddressOf } from '../../src/chain/nem/address.js'
import { NEM_NETWORKS } from '../../src/chain/nem/networks.js'
import { decodeNem, decodeSignedNem } from '../../src/nem/codec/decode.js'
import { encodeNem, encodeSignedNem, inOrder, inOrderOfName, nemHash } from '../../src/nem/codec/encode.js'
import type { Inner, Modification, NemTransaction, Transfer } from '../../src/nem/codec/transaction.js'

const TESTNET = NEM_NETWORKS['nem-testnet']
const KEY = new Uint8Array(32).fill(3)
const HEAD = { network: TESTNET, timestamp: 1, deadline: 2, signer: KEY, fee: 3n }
const TRANSFER: Transfer = {
  ...{ ...HEAD, type: 'transfer', version: 2, amount: 4n, message: { kind: 'plain', bytes: utf8('hi') } },
  recipient: nemAddressOf(KEY, TESTNET),
  mosaics: [{ namespace: 'nem', name: 'xem', quantity: 5n }],
}
const CHANGES = Array.from({ length: 4 }, (_, at) => ({
  kind: at < 2 ? ('add' as const) : ('remove' as const),
  publicKey: new Uint8Array(32).fill(at),
}))
const MODIFICATION: Modification = { ...HEAD, type: 'modification', changes: inOrder(CHANGES), delta: -1 }

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 })
const uint64s = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })
const uint32s = fc.integer({ min: 0, max: 0xffffffff })
const heads = fc
  .record({ signer: bytes32, fee: uint64s, timestamp: uint32s, deadline: uint32s })
  .chain(head => fc.constantFrom(...Object.values(NEM_NETWORKS)).map(network => ({ ...head, network })))
const names = fc.stringMatching(/^[a-z0-9][a-z0-9'_-]{0,10}( [a-z0-9]{1,5})?$/)
const mosaics = fc
  .uniqueArray(
    fc.record({
      namespace: fc.stringMatching(/^[a-z][a-z0-9_-]{0,5}(\.[a-z]{1,4})?$/),
      name: names,
      quantity: uint64s,
    }),
    { maxLength: 10, selector: ({ namespace, name }) => `${namespace}:${name}` },
  )
  .map(inOrderOfName)
const messages = fc.option(
  fc.record({
    kind: fc.constantFrom('plain' as const, 'encrypted' as const),
    bytes: fc.uint8Array({ maxLength: 200 }),
  }),
  { nil: undefined },
)
const transfers = fc
  .record({
    head: heads,
    key: bytes32,
    amount: uint64s,
    message: messages,
    mosaics,
    version: fc.constantFrom(1 as const, 2 as const),
  })
  .map(({ head, key, version, ...body }): Inner => {
    const transfer = {
      ...head,
      ...body,
      type: 'transfer' as const,
      recipient: nemAddressOf(key, head.network),
    }
    return version === 1 ? { ...transfer, version, mosaics: [] } : { ...transfer, version }
  })
const modifications = fc
  .record({
    head: heads,
    changes: fc.uniqueArray(
      fc.record({ kind: fc.constantFrom('add' as const, 'remove' as const), publicKey: bytes32 }),
      {
        ...{ maxLength: 33, selector: ({ kind, publicKey }) => `${kind}${toHex(publicKey)}` },
      },
    ),
    delta: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  })
  .map(
    ({ head, changes, delta }): Inner => ({
      ...head,
      type: 'modification',
      changes: inOrder(changes),
      delta,
    }),
  )
const inners = fc.oneof(transfers, modifications)
const transactions: fc.Arbitrary<NemTransaction> = fc.oneof(
  inners,
  fc.tuple(heads, inners).map(([head, inner]) => ({ ...head, type: 'multisig' as const, inner })),
  fc.tuple(heads, bytes32, bytes32).map(([head, innerHash, key]) => ({
    ...{ ...head, type: 'cosignature' as const, innerHash, account: nemAddressOf(key, head.network) },
  })),
)

test('every transaction is read as it was written, alone and with a signature', () => {
  fc.assert(
    fc.property(transactions, fc.uint8Array({ minLength: 64, maxLength: 64 }), (transaction, signature) => {
      const data = encodeNem(transaction)
      expect(decodeNem(data)).toEqual(transaction)
      expect(decodeSignedNem(encodeSignedNem(transaction, signature))).toEqual({ transaction, signature })
      expect(nemHash(decodeNem(data))).toEqual(nemHash(transaction))
    }),
  )
})

test('what is read at all is written back the same, whatever was changed, cut or added', () => {
  const edits = fc.record({
    at: fc.nat(),
    to: fc.nat(255),
    cut: fc.nat(4),
    more: fc.uint8Array({ maxLength: 3 }),
  })
  fc.assert(
    fc.property(transactions, edits, (transaction, { at, to, cut, more }) => {
      const data = encodeNem(transaction)
      const edited = concat(data.with(at % data.length, to).subarray(0, data.length - cut), more)
      try {
        expect(encodeNem(decodeNem(edited))).toEqual(edited)
      } catch (error) {
        expect(error).toMatchObject({
          code: expect.stringMatching(
            /^(nem\.malformed|nem\.type-refused|address\.(malformed|other-network))$/,
          ),
        })
      }
    }),
  )
})

test('no bytes make it fail otherwise', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), data => {
      expect(() => decodeNem(data)).toThrow(
        expect.objectContaining({ code: expect.stringMatching(/^nem\./) }),
      )
    }),
  )
})

describe('refused is', () => {
  const data = encodeNem(TRANSFER)
  const hex = toHex(data)
  const at = (place: number, ...bytes: number[]) => {
    const changed = Uint8Array.from(data)
    changed.set(bytes, place)
    return changed
  }

  test.each([
    ['too-large', new Uint8Array(10_001)],
    ['network', at(7, 0x60)],
    ['size', at(12, 0x21)],
    ['spelling', at(5, 1)],
    ['bytes', data.subarray(0, -1)],
    ['bytes', concat(data, Uint8Array.of(0))],
    ['kind', fromHex(hex.replace('0a000000010000000200000', '0a000000030000000200000'))],
    ['size', fromHex(hex.replace('0a000000010000000200000', '0b000000010000000200000'))],
    ['names', fromHex(hex.replace(toHex(utf8('xem')), toHex(utf8('XEM'))))],
    ['names', fromHex(hex.replace(toHex(utf8('xem')), 'ff80ff'))],
    ['spelling', fromHex(hex.replace('1a0000000e000000', '1b0000000e000000'))],
    [
      'count',
      encodeNem({
        ...TRANSFER,
        mosaics: Array.from({ length: 33 }, (_, n) => ({ namespace: 'n', name: `${n}`, quantity: 1n })),
      }),
    ],
    ['order', encodeNem({ ...TRANSFER, mosaics: [...TRANSFER.mosaics, ...TRANSFER.mosaics] })],
    ['order', encodeNem({ ...MODIFICATION, changes: MODIFICATION.changes.toReversed() })],
    ['order', encodeNem({ ...MODIFICATION, changes: MODIFICATION.changes.flatMap(one => [one, one]) })],
    [
      'count',
      encodeNem({
        ...MODIFICATION,
        changes: Array.from({ length: 65 }, () => CHANGES[0] as (typeof CHANGES)[0]),
      }),
    ],
    ['kind', fromHex(toHex(encodeNem(MODIFICATION)).replace('2800000001000000', '2800000003000000'))],
  ])('%s', (why, wrong) => {
    expect(() => decodeNem(wrong)).toThrow(
      expect.objectContaining({ code: 'nem.malformed', args: expect.objectContaining({ why }) }),
    )
  })

  test('an address of another network, or one that is none', () => {
    const mainnet = formatNemAddress(nemAddressOf(KEY, NEM_NETWORKS.nem))
    const own = formatNemAddress(TRANSFER.recipient)
    const withAddress = (text: string) => fromHex(hex.replace(toHex(utf8(own)), toHex(utf8(text))))
    expect(() => decodeNem(withAddress(mainnet))).toThrowCode('address.other-network')
    expect(() => decodeNem(withAddress(own.toLowerCase()))).toThrowCode('address.malformed')
    expect(() => decodeNem(withAddress(own.replace(/.$/, own.endsWith('A') ? 'B' : 'A')))).toThrowCode(
      'address.malformed',
    )
  })

  test('a transaction of any other type or version, alone and inside', () => {
    for (const [type, version] of [
      [0x0801, 1],
      [0x2001, 1],
      [0x4001, 1],
      [0x4002, 1],
      [0x1001, 1],
      [0x0101, 3],
      [0x1004, 2],
      [0, 0],
    ] as const)
      expect(() => decodeNem(concat(uint32(type), Uint8Array.of(version), data.subarray(5)))).toThrowCode(
        'nem.type-refused',
      )
    const outer = encodeNem({ ...HEAD, type: 'multisig', inner: TRANSFER })
    expect(() => decodeNem(fromHex(toHex(outer).replace('0101000002', '0410000001')))).toThrowCode(
      'nem.type-refused',
    )
    expect(() => decodeNem(fromHex(toHex(outer).replace('0101000002', '0210000001')))).toThrowCode(
      'nem.type-refused',
    )
  })

  test('a cosignature inside, which nodes do not take there', () => {
    const signed = encodeSignedNem({ ...HEAD, type: 'multisig', inner: TRANSFER }, new Uint8Array(64))
    const withOne = concat(signed.subarray(0, -4), uint32(1), uint64(0n))
    expect(() => decodeSignedNem(withOne)).toThrowCode('nem.malformed')
  })
})
