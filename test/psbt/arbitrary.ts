import fc from 'fast-check'
import { compareKeys, type Field } from '../../src/bitcoin/psbt-fields.js'
import type { Psbt, PsbtInput, PsbtOutput, PsbtVersion } from '../../src/psbt/codec/psbt.js'
import { field, KEYS, ORIGIN, SIGNATURE } from './samples.js'

const bytes = (maxLength: number) => fc.uint8Array({ maxLength })
const uint32 = fc.integer({ min: 0, max: 0xffffffff })
const hex32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(id => Buffer.from(id).toString('hex'))

const unknownType = fc.oneof(
  fc.integer({ min: 0x30, max: 0xef }),
  fc.integer({ min: 0xfd, max: 0x20000 }),
  fc.integer({ min: 0x100, max: Number.MAX_SAFE_INTEGER }),
)
const unknownField = fc.record({ type: unknownType, keydata: bytes(6), value: bytes(300) })

/** In canonical order and without doubles, as decoding gives them. */
function canonical(fields: readonly Field[]): Field[] {
  return [...fields]
    .sort(compareKeys)
    .filter((one, at, all) => at === 0 || compareKeys(all[at - 1] as Field, one) !== 0)
}

const fieldsWith = (known: readonly Field[]) =>
  fc
    .tuple(fc.subarray([...known]), fc.array(unknownField, { maxLength: 4 }))
    .map(([some, unknown]) => canonical([...some, ...unknown]))

const globalFields = fieldsWith([field(0xfc, 'aabb', '036162630001')])
const inputFields = fieldsWith([
  ...KEYS.map(key => field(0x02, SIGNATURE, key)),
  field(0x03, '01000000'),
  field(0x01, '01000000000000000151'),
  ...KEYS.map(key => field(0x06, ORIGIN, key)),
  field(0x08, '0200020102'),
])
const outputFields = fieldsWith(KEYS.map(key => field(0x02, ORIGIN, key)))

const height = fc.integer({ min: 1, max: 499_999_999 })
const time = fc.integer({ min: 500_000_000, max: 0xffffffff })
const some = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })

/** `record` without the members that are undefined. */
function present<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
}

const outPoint = { txid: hex32, vout: uint32 }
const input0: fc.Arbitrary<PsbtInput> = fc.record({ ...outPoint, sequence: uint32, fields: inputFields })
// Every input can do with a height, so that there always is a lock time.
const input2 = fc
  .record({
    ...outPoint,
    sequence: some(uint32),
    required: some(fc.tuple(height, some(time))),
    fields: inputFields,
  })
  .map(({ required, ...rest }) => {
    return present({ ...rest, requiredHeight: required?.[0], requiredTime: required?.[1] }) as PsbtInput
  })
const output: fc.Arbitrary<PsbtOutput> = fc.record({
  value: fc.bigInt({ min: 0n, max: 10n ** 14n }),
  script: bytes(40),
  fields: outputFields,
})

/** Any well-formed PSBT of one version, as decoding would give it. */
export function anyPsbt(version: PsbtVersion): fc.Arbitrary<Psbt> {
  return fc
    .record({
      version: fc.constant(version),
      txVersion: uint32,
      fallbackLocktime: version === 0 ? uint32 : some(uint32),
      modifiable: version === 0 ? fc.constant(undefined) : some(fc.integer({ min: 0, max: 255 })),
      fields: globalFields,
      inputs: fc.uniqueArray(version === 0 ? input0 : input2, {
        maxLength: 4,
        selector: one => `${one.txid}:${one.vout}`,
      }),
      outputs: fc.array(output, { maxLength: 4 }),
    })
    .map(psbt => present(psbt) as Psbt)
}
