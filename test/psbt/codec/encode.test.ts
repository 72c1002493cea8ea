import { Transaction as ScureTransaction } from '@scure/btc-signer'
import { Psbt as BitcoinjsPsbt } from 'bitcoinjs-lib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { fieldsOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { encodeTransaction } from '../../../src/bitcoin/transaction.js'
import { convertPsbt } from '../../../src/psbt/codec/convert.js'
import { decodePsbt } from '../../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import { type Psbt, unsignedTransaction } from '../../../src/psbt/codec/psbt.js'
import { anyPsbt } from '../arbitrary.js'
import {
  field,
  fundingTransaction,
  inputFrom,
  KEY,
  KEYS,
  ORIGIN,
  psbtOf,
  rawPsbt,
  SIGNATURE,
  unsignedTx,
} from '../samples.js'

const rich = psbtOf([
  inputFrom(
    fundingTransaction(1),
    ...KEYS.map(key => field(0x06, ORIGIN, key)),
    field(0x02, SIGNATURE, KEY),
    field(0x03, '01000000'),
    field(0xf0, 'cc', 'aabb'),
  ),
  inputFrom(fundingTransaction(2)),
])

describe('encodePsbt', () => {
  test('writes maps in the order of their keys and leaves the version out', () => {
    const psbt = {
      ...decodePsbt(
        rawPsbt(
          [
            ['00', unsignedTx()],
            ['fb', '00000000'],
          ],
          [],
          [],
        ),
      ),
      fields: [
        field(0xfd, '01'),
        field(0xf0, '02', '02'),
        field(0x100, '03'),
        field(0xf0, '04', '01'),
        field(0xf0, '05', '0100'),
      ],
    }
    const expected = rawPsbt(
      [
        ['00', unsignedTx()],
        ['f001', '04'],
        ['f00100', '05'],
        ['f002', '02'],
        ['fd0001', '03'],
        ['fdfd00', '01'],
      ],
      [],
      [],
    )
    expect(toHex(encodePsbt(psbt))).toBe(toHex(expected))
  })

  test.each<Partial<Psbt>>([
    { modifiable: 0 },
    { inputs: [{ txid: 'aa'.repeat(32), vout: 0, sequence: 0, requiredHeight: 1, fields: [] }] },
    { inputs: [{ txid: 'aa'.repeat(32), vout: 0, sequence: 0, requiredTime: 500_000_000, fields: [] }] },
  ])('does not drop in silence what version 0 cannot say: %o', more => {
    expect(() => encodePsbt(psbtOf([], more))).toThrowCode('psbt.field-version')
  })
})

describe('other libraries read what is written', () => {
  const unsigned = (psbt: Psbt) => toHex(encodeTransaction(unsignedTransaction(psbt), false))

  test('bitcoinjs-lib, with every field', () => {
    const read = BitcoinjsPsbt.fromBuffer(encodePsbt(rich))
    expect(toHex(read.data.globalMap.unsignedTx.toBuffer())).toBe(unsigned(rich))
    const [first] = read.data.inputs
    expect(first?.bip32Derivation?.map(one => toHex(one.pubkey)).sort()).toEqual(KEYS.map(toHex).sort())
    expect(first?.partialSig).toEqual([{ pubkey: Uint8Array.from(KEY), signature: SIGNATURE }])
    expect(first?.sighashType).toBe(1)
    expect(first?.unknownKeyVals?.map(({ key, value }) => [toHex(key), toHex(value)])).toEqual([
      ['f0aabb', 'cc'],
    ])
  })

  test('bitcoinjs-lib writes it back, with the same bytes', () => {
    const bytes = encodePsbt(
      psbtOf(rich.inputs.map(one => ({ ...one, fields: fieldsOf(one.fields, INPUT.NON_WITNESS_UTXO) }))),
    )
    expect(toHex(BitcoinjsPsbt.fromBuffer(bytes).toBuffer())).toBe(toHex(bytes))
  })

  test.each([0, 2] as const)('@scure/btc-signer reads version %d', version => {
    const psbt = convertPsbt(rich, version)
    const read = ScureTransaction.fromPSBT(encodePsbt(psbt), {
      allowUnknownOutputs: true,
      allowUnknownInputs: true,
    })
    expect(read.inputsLength).toBe(2)
    expect(toHex(read.getInput(0).txid as Uint8Array)).toBe(rich.inputs[0]?.txid)
    expect(read.getInput(0).partialSig?.map(([key, signature]) => [toHex(key), toHex(signature)])).toEqual([
      [toHex(KEY), toHex(SIGNATURE)],
    ])
    expect(read.getOutput(0).amount).toBe(90_000n)
    expect(toHex(read.unsignedTx)).toBe(unsigned(psbt))
  })

  test.each([0, 2] as const)(
    '@scure/btc-signer finds the same transaction in any PSBT of version %d',
    version => {
      fc.assert(
        fc.property(anyPsbt(version), psbt => {
          fc.pre(psbt.inputs.length > 0 && psbt.outputs.length > 0 && psbt.txVersion < 2 ** 31)
          const bare = {
            ...psbt,
            fields: [],
            inputs: psbt.inputs.map(one => ({ ...one, fields: [] })),
            outputs: psbt.outputs.map(one => ({ ...one, fields: [] })),
          }
          const read = ScureTransaction.fromPSBT(encodePsbt(bare), {
            allowUnknownOutputs: true,
            allowUnknownInputs: true,
            allowUnknownVersion: true,
            disableScriptCheck: true,
          })
          expect(toHex(read.unsignedTx)).toBe(unsigned(psbt))
        }),
        { numRuns: 100 },
      )
    },
  )
})
