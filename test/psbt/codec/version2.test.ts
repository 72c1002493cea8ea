import { describe, expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { uint32 } from '../../../src/bitcoin/byte-writer.js'
import { decodePsbt } from '../../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import { globals2, INPUT2, OUTPUT2, type Pair, rawPsbt, unsignedTx } from '../samples.js'

const GLOBALS = globals2(1, 1)
const whole = (globals: readonly Pair[], input = INPUT2, output = OUTPUT2) => rawPsbt(globals, input, output)
const without = (pairs: readonly Pair[], key: string) => pairs.filter(([one]) => one !== key)
const replaced = (pairs: readonly Pair[], key: string, value: string): Pair[] => [
  ...without(pairs, key),
  [key, value],
]

describe('version 2', () => {
  test('reads and writes everything that BIP 370 has', () => {
    const globals: Pair[] = [
      ['02', '03000000'],
      ['03', uint32(7)],
      ['04', '01'],
      ['05', '01'],
      ['06', '05'],
      ['fb', '02000000'],
    ]
    const input: Pair[] = [
      ...INPUT2,
      ['10', uint32(9)],
      ['11', uint32(500_000_000)],
      ['12', uint32(499_999_999)],
    ]
    const bytes = whole(globals, input)
    const psbt = decodePsbt(bytes)
    expect(psbt).toMatchObject({ txVersion: 3, fallbackLocktime: 7, modifiable: 5 })
    expect(psbt.inputs).toEqual([
      {
        txid: 'bb'.repeat(32),
        vout: 0,
        sequence: 9,
        requiredTime: 500_000_000,
        requiredHeight: 499_999_999,
        fields: [],
      },
    ])
    expect(toHex(encodePsbt(psbt))).toBe(toHex(bytes))
  })

  test('a txid is written backwards for people', () => {
    const input: Pair[] = [
      ['0e', `01${'00'.repeat(30)}ff`],
      ['0f', '00000000'],
    ]
    expect(decodePsbt(whole(GLOBALS, input)).inputs[0]?.txid).toBe(`ff${'00'.repeat(30)}01`)
  })

  test.each([
    ...['02', '04', '05'].map(key => [`global ${key}`, whole(without(GLOBALS, key))] as const),
    ...['0e', '0f'].map(key => [`input ${key}`, whole(GLOBALS, without(INPUT2, key))] as const),
    ...['03', '04'].map(key => [`output ${key}`, whole(GLOBALS, INPUT2, without(OUTPUT2, key))] as const),
  ])('misses %s', (_, bytes) => {
    expect(() => decodePsbt(bytes)).toThrowCode('psbt.field-missing')
  })

  test('must not have the transaction of version 0', () => {
    expect(() => decodePsbt(whole([...GLOBALS, ['00', unsignedTx()]]))).toThrowCode('psbt.field-version')
  })

  test.each([
    ['global', whole(replaced(GLOBALS, '02', '020000'))],
    ['fallback', whole([...GLOBALS, ['03', '0000000000']])],
    ['count longer than it needs to be', whole(replaced(GLOBALS, '04', 'fd0100'))],
    ['count with more behind it', whole(replaced(GLOBALS, '05', '0100'))],
    ['empty count', whole(replaced(GLOBALS, '05', ''))],
    ['flags', whole([...GLOBALS, ['06', '0000']])],
    ['txid', whole(GLOBALS, replaced(INPUT2, '0e', 'bb'.repeat(31)))],
    ['index', whole(GLOBALS, replaced(INPUT2, '0f', '0000'))],
    ['sequence', whole(GLOBALS, [...INPUT2, ['10', '00']])],
    ['time below the threshold', whole(GLOBALS, [...INPUT2, ['11', uint32(499_999_999)]])],
    ['height above the threshold', whole(GLOBALS, [...INPUT2, ['12', uint32(500_000_000)]])],
    ['height of 0', whole(GLOBALS, [...INPUT2, ['12', uint32(0)]])],
    ['amount', whole(GLOBALS, INPUT2, replaced(OUTPUT2, '03', '01'))],
    ['negative amount', whole(GLOBALS, INPUT2, replaced(OUTPUT2, '03', 'ff'.repeat(8)))],
    ['amount above all money', whole(GLOBALS, INPUT2, replaced(OUTPUT2, '03', '0100e1b99b582500'))],
  ])('malformed: %s', (_, bytes) => {
    expect(() => decodePsbt(bytes)).toThrowCode('psbt.field-malformed')
  })

  test.each([
    // The output's map is then read as an input's, in which its amount is a sighash type.
    ['more inputs than there are', globals2(2, 1), 'psbt.field-malformed'],
    ['more outputs than there are', globals2(1, 2), 'psbt.count'],
    ['fewer inputs than there are', globals2(0, 1), 'psbt.field-missing'],
    ['fewer outputs than there are', globals2(1, 0), 'psbt.trailing'],
    ['absurdly many', replaced(GLOBALS, '04', 'ffffffffffffff1f00'), 'psbt.field-malformed'],
  ] as const)('counts that lie: %s', (_, globals, code) => {
    expect(() => decodePsbt(whole(globals))).toThrowCode(code)
  })
})

test('what a file of version 2 leaves out is not there', () => {
  expect(decodePsbt(rawPsbt(globals2(1, 1), INPUT2, OUTPUT2))).toStrictEqual({
    ...{ version: 2, txVersion: 2, fields: [] },
    inputs: [{ txid: 'bb'.repeat(32), vout: 0, fields: [] }],
    outputs: [{ value: 1n, script: Uint8Array.of(0x6a), fields: [] }],
  })
})
