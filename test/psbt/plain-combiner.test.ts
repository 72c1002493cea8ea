import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, toHex } from '../../src/base/bytes.js'
import type { RingiError } from '../../src/base/error.js'
import type { Field } from '../../src/bitcoin/psbt-fields.js'
import { convertPsbt } from '../../src/psbt/codec/convert.js'
import { decodePsbt } from '../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../src/psbt/codec/encode.js'
import type { Psbt, PsbtInput } from '../../src/psbt/codec/psbt.js'
import { eachVector, type VectorCase, vectors } from '../support/vectors.js'
import { anyPsbt } from './arbitrary.js'
import { mergePsbts } from './plain-combiner.js'
import { field, fundingTransaction, inputFrom, psbtOf } from './samples.js'

const read = (base64: string) => decodePsbt(fromBase64(base64))

function combines(parts: readonly string[], expected: string): void {
  const [hex, ...others] = [parts, [...parts].reverse()].map(some =>
    toHex(encodePsbt(mergePsbts(some.map(read)))),
  )
  expect(hex).toBe(toHex(encodePsbt(read(expected))))
  expect(others).toEqual([hex])
}

eachVector('core_rpc_psbt', one => combines(one.input_psbts_base64, one.expected_psbt_base64), 'combiner')

const stepNamed = (id: string) => vectors('bip174', 'workflow').find(one => one.id === id) as VectorCase
const partsOf = (one: VectorCase): string[] =>
  one.input_psbts_base64 ?? one.input_steps.map((id: string) => stepNamed(id).expected_psbt_base64)

describe('the combiners of BIP 174', () => {
  test.skipIf(vectors('bip174').length === 0)('signatures and unknown fields', () => {
    const combiners = vectors('bip174', 'workflow').filter(one => one.role === 'combiner')
    expect(combiners.map(one => one.id)).toEqual(['bip174-wf-6-combiner', 'bip174-wf-9-combiner-unknown'])
    for (const one of combiners) combines(partsOf(one), one.expected_psbt_base64)
  })
})

const funding = fundingTransaction(1)
const withFields = (...fields: Field[]) => psbtOf([inputFrom(funding, ...fields)])

describe('mergePsbts', () => {
  test('unites the fields of every map', () => {
    const one = { ...withFields(field(0xf0, '01', '01')), fields: [field(0xf1, '')] }
    const two = withFields(field(0xf0, '02', '02'), field(0xf0, '01', '01'))
    const three = psbtOf([inputFrom(funding)])
    const outputs = three.outputs.map(output => ({ ...output, fields: [field(0xf3, '')] }))
    const merged = mergePsbts([one, two, { ...three, outputs }])
    expect(merged.fields).toEqual([field(0xf1, '')])
    expect(merged.inputs[0]?.fields.slice(1)).toEqual([field(0xf0, '01', '01'), field(0xf0, '02', '02')])
    expect(merged.outputs[0]?.fields).toEqual([field(0xf3, '')])
  })

  test('of one PSBT, or of the same one twice, is that PSBT', () => {
    fc.assert(
      fc.property(fc.oneof(anyPsbt(0), anyPsbt(2)), psbt => {
        expect(mergePsbts([psbt])).toEqual(psbt)
        expect(mergePsbts([psbt, psbt])).toEqual(psbt)
      }),
      { numRuns: 50 },
    )
  })

  test('undoes any way to share out the fields', () => {
    const shared = anyPsbt(0).chain(psbt => {
      const share = (fields: readonly Field[]) => fc.subarray([...fields])
      const part = fc
        .tuple(share(psbt.fields), ...psbt.inputs.map(input => share(input.fields)))
        .map(([fields, ...inputs]) => {
          return {
            ...psbt,
            fields,
            inputs: psbt.inputs.map((one, at) => ({ ...one, fields: inputs[at] ?? [] })),
          }
        })
      return fc.tuple(fc.constant(psbt), part, part)
    })
    const without = (psbt: Psbt, part: Psbt): Psbt => ({
      ...psbt,
      fields: psbt.fields.filter(one => !part.fields.includes(one)),
      inputs: psbt.inputs.map((input, at) => {
        return { ...input, fields: input.fields.filter(one => !part.inputs[at]?.fields.includes(one)) }
      }),
    })
    fc.assert(
      fc.property(shared, ([psbt, a, b]) => {
        expect(mergePsbts([a, without(psbt, a), b])).toEqual(psbt)
      }),
      { numRuns: 50 },
    )
  })

  test('takes both versions, and gives the first', () => {
    const one = withFields(field(0xf0, '01', '01'))
    const two = convertPsbt(withFields(field(0xf0, '02', '02')), 2)
    const both = withFields(field(0xf0, '01', '01'), field(0xf0, '02', '02'))
    expect(mergePsbts([one, two])).toEqual(both)
    expect(mergePsbts([two, one])).toEqual({ ...both, version: 2 })
  })

  test('names field and map where two values conflict', () => {
    const merge = () => mergePsbts([withFields(field(0x03, '01000000')), withFields(field(0x03, '02000000'))])
    expect(merge).toThrowCode('psbt.conflict')
    try {
      merge()
    } catch (error) {
      expect((error as RingiError).details).toEqual({
        kind: 'input',
        index: 0,
        field: 'PSBT_IN_SIGHASH_TYPE',
        key: '',
      })
    }
  })

  test('names the output where two values conflict', () => {
    const withOutput = (value: string) => ({
      ...withFields(),
      outputs: [
        { value: 1n, script: new Uint8Array(0), fields: [] },
        { value: 1n, script: new Uint8Array(0), fields: [field(0x00, value)] },
      ],
    })
    expect(() => mergePsbts([withOutput('51'), withOutput('52')])).toThrowCode('psbt.conflict', {
      ...{ kind: 'output', index: 1 },
      ...{ field: 'PSBT_OUT_REDEEM_SCRIPT', key: '' },
    })
  })

  test.each<[string, Psbt]>([
    ['another input', psbtOf([inputFrom(fundingTransaction(2))])],
    ['another input in addition', psbtOf([inputFrom(funding), inputFrom(fundingTransaction(2))])],
    ['another output', { ...withFields(), outputs: [{ value: 1n, script: new Uint8Array(0), fields: [] }] }],
    ['another sequence', psbtOf([{ ...inputFrom(funding), sequence: 1 }])],
    ['another lock time', { ...withFields(), fallbackLocktime: 1 }],
    ['another version', { ...withFields(), txVersion: 3 }],
  ])('refuses another transaction: %s', (_, other) => {
    expect(() => mergePsbts([withFields(), other])).toThrowCode('psbt.other-transaction', { psbt: 1 })
  })

  test('of nothing is a mistake', () => {
    expect(() => mergePsbts([])).toThrowCode('usage.invalid')
  })
})

describe('what only version 2 has', () => {
  const base: Psbt = { ...withFields(), version: 2 }

  test.each([
    [[0b11, 0b01], 0b01],
    [[0b11, undefined], 0b00],
    [[0b111, 0b000], 0b100],
    [[0b1000_0011, 0b11], 0b1000_0011],
  ])('flags %o make %d: what one forbids is forbidden (BIP 370)', (flags, expected) => {
    const psbts = flags.map(modifiable => (modifiable === undefined ? base : { ...base, modifiable }))
    expect(mergePsbts(psbts).modifiable).toBe(expected)
    expect(mergePsbts([...psbts].reverse()).modifiable).toBe(expected)
  })

  test('a sequence left out and a final one are the same', () => {
    const final = { ...base, inputs: base.inputs.map(input => ({ ...input, sequence: 0xffffffff })) }
    const absent = { ...base, inputs: base.inputs.map(({ sequence, ...input }) => input) }
    expect(mergePsbts([absent, final])).toEqual(final)
  })

  const TIME = 500_000_009
  const requiring = (...required: Partial<PsbtInput>[]): Psbt => ({
    ...base,
    inputs: required.map((one, seed) => ({ ...inputFrom(fundingTransaction(seed)), ...one })),
  })

  test('different lock times are different transactions', () => {
    const height = requiring({ requiredHeight: 500 })
    expect(() => mergePsbts([height, requiring({ requiredTime: TIME })])).toThrowCode(
      'psbt.other-transaction',
    )
  })

  test('a required lock time and the same one as fallback are the same', () => {
    const required = { ...requiring({ requiredHeight: 9 }), fallbackLocktime: 9 }
    expect(mergePsbts([{ ...requiring({}), fallbackLocktime: 9 }, required])).toEqual(required)
  })

  test('lock times that make another one together', () => {
    // Each has an input that needs the time; together, both inputs can do with the height, which comes first.
    const one = requiring({ requiredTime: TIME }, { requiredTime: TIME, requiredHeight: 7 })
    const other = requiring({ requiredTime: TIME, requiredHeight: 7 }, { requiredTime: TIME })
    expect(() => mergePsbts([one, other])).toThrowCode('psbt.conflict')
  })
})
