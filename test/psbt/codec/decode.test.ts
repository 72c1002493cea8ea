import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, equalBytes, fromHex } from '../../../src/base/bytes.js'
import { RingiError } from '../../../src/base/error.js'
import { uint32 } from '../../../src/bitcoin/byte-writer.js'
import { encodeTransaction } from '../../../src/bitcoin/transaction.js'
import { decodePsbt, MAX_PSBT_BYTES } from '../../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import { anyPsbt } from '../arbitrary.js'
import {
  EMPTY,
  field,
  fundingTransaction,
  globals2,
  INPUT2,
  inputFrom,
  KEY,
  ORIGIN,
  OUTPUT2,
  type Pair,
  psbtOf,
  rawPsbt,
  SIGNATURE,
  unsignedTx,
} from '../samples.js'

const TX: Pair = ['00', unsignedTx()]

describe('decodePsbt', () => {
  test('reads version 0', () => {
    expect(decodePsbt(rawPsbt([TX], [['03', '01000000']], [['f0aa', 'bb']]))).toEqual({
      version: 0,
      txVersion: 2,
      fallbackLocktime: 0,
      fields: [],
      inputs: [
        {
          txid: 'bb'.repeat(32),
          vout: 0,
          sequence: 0xffffffff,
          fields: [{ type: 3, keydata: EMPTY, value: fromHex('01000000') }],
        },
      ],
      outputs: [
        { value: 1n, script: EMPTY, fields: [{ type: 0xf0, keydata: fromHex('aa'), value: fromHex('bb') }] },
      ],
    })
  })

  test('reads version 2, and leaves out what is not there', () => {
    expect(decodePsbt(rawPsbt(globals2(1, 1), INPUT2, OUTPUT2))).toEqual({
      version: 2,
      txVersion: 2,
      fields: [],
      inputs: [{ txid: 'bb'.repeat(32), vout: 0, fields: [] }],
      outputs: [{ value: 1n, script: fromHex('6a'), fields: [] }],
    })
  })

  test('takes an explicit version 0', () => {
    expect(decodePsbt(rawPsbt([TX, ['fb', '00000000']], [], []))).toEqual(decodePsbt(rawPsbt([TX], [], [])))
  })

  test('puts fields into canonical order', () => {
    const decoded = decodePsbt(
      rawPsbt(
        [TX],
        [
          ['f002', ''],
          ['e0', ''],
          ['f001', ''],
        ],
        [],
      ),
    )
    expect(decoded.inputs[0]?.fields.map(one => [one.type, ...one.keydata])).toEqual([
      [0xe0],
      [0xf0, 1],
      [0xf0, 2],
    ])
  })

  test('does not change the bytes it is given, be they a Buffer', () => {
    const bytes = encodePsbt(psbtOf([inputFrom(fundingTransaction(1))]))
    const buffer = Buffer.from(bytes)
    expect(decodePsbt(buffer)).toEqual(decodePsbt(bytes))
    expect(Uint8Array.from(buffer)).toEqual(bytes)
  })

  test('gives views of the file, not copies', () => {
    const bytes = encodePsbt(psbtOf([inputFrom(fundingTransaction(1))]))
    expect(decodePsbt(bytes).inputs[0]?.fields[0]?.value.buffer).toBe(bytes.buffer)
  })
})

describe('what is no whole PSBT', () => {
  test.each([
    ['nothing', EMPTY, 'psbt.magic'],
    ['another magic', fromHex('70736274fe00'), 'psbt.magic'],
    ['the magic alone', fromHex('70736274ff'), 'psbt.truncated'],
    ['bytes behind the last map', concat(rawPsbt([TX], [], []), Uint8Array.of(0)), 'psbt.trailing'],
    ['one map too many', rawPsbt([TX], [], [], []), 'psbt.trailing'],
    ['one map too few', rawPsbt([TX], []), 'psbt.count'],
    ['more than the limit', new Uint8Array(MAX_PSBT_BYTES + 1), 'psbt.too-large'],
    ['nothing but room, up to the limit', new Uint8Array(MAX_PSBT_BYTES), 'psbt.magic'],
    ['a key longer than the file', fromHex('70736274fffeffffff7f00'), 'psbt.truncated'],
    ['a long key length', fromHex('70736274fffd0100'), 'bytes.compact-size'],
    ['a key type cut short', rawPsbt([TX, ['fd01', '']], [], []), 'psbt.key-malformed'],
    ['a key type longer than it needs to be', rawPsbt([TX, ['fd0100', '']], [], []), 'psbt.key-malformed'],
    ['no transaction', rawPsbt([['f0', '']]), 'psbt.field-missing'],
    ['an empty global map', rawPsbt([]), 'psbt.field-missing'],
  ] as const)('%s', (_, bytes, code) => {
    expect(() => decodePsbt(bytes)).toThrowCode(code)
  })
})

describe('versions', () => {
  test.each([1, 3, 0xffffffff])('there is no version %d', version => {
    expect(() => decodePsbt(rawPsbt([TX, ['fb', uint32(version)]], [], []))).toThrowCode('psbt.version')
  })

  test.each(['', '00', '0000000000'])('%j is no version', version => {
    expect(() => decodePsbt(rawPsbt([TX, ['fb', version]], [], []))).toThrowCode('psbt.version')
  })

  test('the version field has no key data', () => {
    expect(() => decodePsbt(rawPsbt([TX, ['fb00', '00000000']], [], []))).toThrowCode('psbt.key-malformed')
  })
})

describe('whole-PSBT checks', () => {
  const spend = (vout: number): Pair[] => [
    ['0e', 'bb'.repeat(32)],
    ['0f', uint32(vout)],
  ]

  test('an outpoint spent twice', () => {
    const bytes = rawPsbt(globals2(3, 1), spend(7), spend(8), spend(7), OUTPUT2)
    expect(() => decodePsbt(bytes)).toThrowCode('psbt.duplicate-input')
  })

  test('an outpoint spent twice among hundreds', () => {
    const inputs = Array.from({ length: 900 }, (_, vout) => ({
      txid: 'cc'.repeat(32),
      vout: vout === 899 ? 3 : vout,
      sequence: 0,
      fields: [],
    }))
    expect(() => decodePsbt(encodePsbt(psbtOf(inputs)))).toThrowCode('psbt.duplicate-input')
  })

  test.each([
    ['negative', [-1n]],
    ['above all money of any chain', [10_512_000_000_000_001n]],
    ['a sum above it', [10_512_000_000_000_000n, 1n]],
    ['a sum that overflows 64 bits', [2n ** 62n, 2n ** 62n, 2n ** 62n, 2n ** 62n]],
  ])('outputs: %s', (_, values) => {
    const bytes = rawPsbt([['00', unsignedTx(1, values)]], [], ...values.map(() => []))
    expect(() => decodePsbt(bytes)).toThrowCode('psbt.field-malformed')
  })

  test('exactly all money of a chain', () => {
    const bytes = rawPsbt([['00', unsignedTx(1, [10_512_000_000_000_000n])]], [], [])
    expect(decodePsbt(bytes).outputs[0]?.value).toBe(10_512_000_000_000_000n)
  })

  test('a transaction larger than a block, before anything is done with it', () => {
    const outputs = Array.from({ length: 3 }, () => ({
      value: 0n,
      script: new Uint8Array(333_333),
      fields: [],
    }))
    expect(() => decodePsbt(encodePsbt(psbtOf([], { outputs })))).toThrowCode('psbt.too-large')
  })

  test('the largest number of outputs that is taken can be written again', () => {
    const outputs = Array.from({ length: 111_111 }, () => ({ value: 0n, script: EMPTY, fields: [] }))
    const bytes = encodePsbt(psbtOf([], { outputs }))
    expect(equalBytes(encodePsbt(decodePsbt(bytes)), bytes)).toBe(true)
  })
})

describe('properties', () => {
  test.each([0, 2] as const)('decode undoes encode, version %d', version => {
    fc.assert(
      fc.property(anyPsbt(version), psbt => {
        const bytes = encodePsbt(psbt)
        expect(decodePsbt(bytes)).toEqual(psbt)
        expect(encodePsbt(decodePsbt(bytes))).toEqual(bytes)
      }),
      { numRuns: 200 },
    )
  })

  test('a flipped bit is refused with a code, or gives a PSBT that survives', () => {
    const input = inputFrom(fundingTransaction(1), field(0x02, SIGNATURE, KEY), field(0x06, ORIGIN, KEY))
    const samples = [
      encodePsbt(psbtOf([input])),
      encodePsbt({ ...psbtOf([inputFrom(fundingTransaction(2))]), version: 2, modifiable: 3 }),
    ]
    for (const bytes of samples)
      for (let bit = 0; bit < 8 * bytes.length; bit++) survivesOrIsRefused(flipped(bytes, bit))
  })

  test('any bytes whatever behind the magic are refused with a code, or survive', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), tail =>
        survivesOrIsRefused(concat(fromHex('70736274ff'), tail)),
      ),
      { numRuns: 1000 },
    )
  })

  test('damage to any PSBT is refused with a code, or survives', () => {
    fc.assert(
      fc.property(fc.oneof(anyPsbt(0), anyPsbt(2)), fc.nat(), (psbt, bit) => {
        const bytes = encodePsbt(psbt)
        survivesOrIsRefused(flipped(bytes, bit % (8 * bytes.length)))
      }),
      { numRuns: 500 },
    )
  })
})

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice()
  copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7))
  return copy
}

function survivesOrIsRefused(bytes: Uint8Array): void {
  let psbt: ReturnType<typeof decodePsbt>
  try {
    psbt = decodePsbt(bytes)
  } catch (error) {
    if (!(error instanceof RingiError)) throw error
    expect(error.code).toMatch(/^psbt\.|^bytes\.compact-size$/)
    return
  }
  expect(decodePsbt(encodePsbt(psbt))).toEqual(psbt)
}

test('a previous transaction is checked when the PSBT is read', () => {
  const input = inputFrom(fundingTransaction(1))
  const other = encodeTransaction(fundingTransaction(2))
  const wrong = { ...input, fields: [{ type: 0, keydata: EMPTY, value: other }] }
  expect(() => decodePsbt(encodePsbt(psbtOf([wrong])))).toThrowCode('psbt.prevtx')
})
