import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, fromHex } from '../../../src/base/bytes.js'
import type { Field } from '../../../src/bitcoin/psbt-fields.js'
import { convertPsbt } from '../../../src/psbt/codec/convert.js'
import { decodePsbt } from '../../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import { encodeProprietary } from '../../../src/psbt/codec/proprietary.js'
import { type Psbt, unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
import { eachVector, type VectorCase } from '../../support/vectors.js'
import { anyPsbt } from '../arbitrary.js'
import { EMPTY, psbtOf } from '../samples.js'

const other = (psbt: Psbt) => convertPsbt(psbt, psbt.version === 0 ? 2 : 0)
const canonical = (psbt: Psbt) => decodePsbt(encodePsbt(psbt))

function survivesBothWays(psbt: Psbt): void {
  const converted = other(psbt)
  expect(converted.version).not.toBe(psbt.version)
  expect(canonical(other(converted))).toEqual(canonical(psbt))
  expect(canonical(other(canonical(converted)))).toEqual(canonical(psbt))
  expect(unsignedTransaction(converted)).toEqual(unsignedTransaction(psbt))
}

describe('convertPsbt', () => {
  test.each([0, 2] as const)('from version %d and back is the identity', version => {
    fc.assert(fc.property(anyPsbt(version), survivesBothWays), { numRuns: 200 })
  })

  test('to its own version does nothing', () => {
    const psbt = psbtOf([])
    expect(convertPsbt(psbt, 0)).toBe(psbt)
  })

  test('of a plain version 0 PSBT needs no fields of our own', () => {
    const psbt = psbtOf([{ txid: 'aa'.repeat(32), vout: 0, sequence: 5, fields: [] }], {
      fallbackLocktime: 0,
    })
    expect(convertPsbt(psbt, 2)).toStrictEqual({ ...psbt, version: 2 })
    expect(convertPsbt({ ...psbt, version: 2 }, 0)).toEqual(psbt)
  })

  test('what version 2 leaves out stays out', () => {
    const { fallbackLocktime, ...rest } = psbtOf([{ txid: 'aa'.repeat(32), vout: 0, fields: [] }], {
      version: 2,
    })
    expect(convertPsbt(convertPsbt(rest, 0), 2)).toStrictEqual(rest)
  })

  test('refuses lock times that conflict', () => {
    const inputs = [{ requiredHeight: 1 }, { requiredTime: 500_000_000 }].map((one, vout) => {
      return { txid: 'aa'.repeat(32), vout, fields: [], ...one }
    })
    expect(() => convertPsbt(psbtOf(inputs, { version: 2 }), 0)).toThrowCode('psbt.locktime-conflict')
  })
})

describe('kept fields that are not what convertPsbt makes', () => {
  const kept = (type: number, value: string): Field =>
    encodeProprietary('ringi', 3, Uint8Array.of(type), fromHex(value))
  const withGlobal = (field: Field) => psbtOf([], { fields: [field] })
  const withField = (sequence: number, ...fields: Field[]) =>
    psbtOf([{ txid: 'aa'.repeat(32), vout: 0, sequence, fields }])

  test.each<[string, Psbt]>([
    ['a fallback that is not the lock time', withGlobal(kept(0x03, '01000000'))],
    ['a fallback that is the lock time anyway', withGlobal(kept(0x03, '00000000'))],
    ['empty flags', withGlobal(kept(0x06, ''))],
    ['a final sequence left out that is not final', withField(1, kept(0x10, ''))],
    ['a sequence', withField(0xffffffff, kept(0x10, 'ffffffff'))],
    ['a required height that the lock time is below', withField(1, kept(0x12, '05000000'))],
    ['an empty required time', withField(1, kept(0x11, ''))],
    ['one in version 2', { ...withField(1, kept(0x10, '')), version: 2 }],
    ['one in the globals of version 2', { ...withGlobal(kept(0x06, '01')), version: 2, modifiable: 1 }],
  ])('%s', (_, psbt) => {
    expect(() => other(psbt)).toThrowCode('psbt.convert-lossy')
  })

  test.each<[string, Psbt]>([
    ['flags of two bytes', withGlobal(kept(0x06, '0000'))],
    ['a fallback of three bytes', withGlobal(kept(0x03, '000000'))],
    ['a height of 0', withField(1, kept(0x12, '00000000'))],
    ['a time that is a height', withField(1, kept(0x11, '05000000'))],
  ])('malformed: %s', (_, psbt) => {
    expect(() => other(psbt)).toThrowCode('psbt.field-malformed')
  })

  test('other proprietary fields are carried through', () => {
    const fields = [
      encodeProprietary('ringi', 0, EMPTY, fromHex('61')),
      encodeProprietary('other', 3, Uint8Array.of(3), EMPTY),
    ]
    expect(other(psbtOf([], { fields })).fields).toEqual(fields)
  })
})

const convertible = (one: VectorCase) => survivesBothWays(decodePsbt(fromBase64(one.psbt_base64)))
for (const file of ['bip174', 'bip370', 'bip371', 'bip373']) eachVector(file, convertible, 'valid')
eachVector('bip370', convertible, 'locktime')
