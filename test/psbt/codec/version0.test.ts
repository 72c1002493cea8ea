import { describe, expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { encodeTransaction, type TransactionInput } from '../../../src/bitcoin/transaction.js'
import { decodePsbt } from '../../../src/psbt/codec/decode.js'
import { globalsOfVersion0 } from '../../../src/psbt/codec/version0.js'
import { EMPTY, fundingTransaction, rawPsbt, unsignedTx } from '../samples.js'

const withInput = (more: Partial<TransactionInput>) => {
  const transaction = fundingTransaction(0)
  return encodeTransaction({
    ...transaction,
    inputs: transaction.inputs.map(input => ({ ...input, ...more })),
  })
}

describe('version 0', () => {
  test('holds the transaction as it is', () => {
    const transaction = unsignedTx(2, [3n, 4n])
    const psbt = decodePsbt(rawPsbt([['00', transaction]], [], [], [], []))
    expect(globalsOfVersion0(psbt).map(one => [one.type, toHex(one.value)])).toEqual([
      [0, toHex(transaction)],
    ])
  })

  test('may be without inputs, also with one output, which looks like a witness marker', () => {
    expect(decodePsbt(rawPsbt([['00', unsignedTx(0, [7n])]], [])).outputs).toEqual([
      { value: 7n, script: EMPTY, fields: [] },
    ])
  })

  test.each([
    ['a scriptSig', withInput({ scriptSig: Uint8Array.of(0x51) })],
    ['a witness', withInput({ witness: [Uint8Array.of(1)] })],
    ['nothing', EMPTY],
    ['a byte too many', Uint8Array.of(...unsignedTx(), 0)],
    ['a byte too few', unsignedTx().subarray(0, -1)],
  ])('a transaction with %s', (_, transaction) => {
    expect(() => decodePsbt(rawPsbt([['00', transaction]], [], []))).toThrowCode('psbt.unsigned-tx')
  })

  test.each(['02', '03', '04', '05', '06'])('global %s belongs to version 2', type => {
    expect(() =>
      decodePsbt(
        rawPsbt(
          [
            ['00', unsignedTx()],
            [type, '01'],
          ],
          [],
          [],
        ),
      ),
    ).toThrowCode('psbt.field-version')
  })

  test.each(['0e', '0f', '10', '11', '12'])('input %s belongs to version 2', type => {
    const bytes = rawPsbt([['00', unsignedTx()]], [[type, '01000000']], [])
    expect(() => decodePsbt(bytes)).toThrowCode('psbt.field-version')
  })

  test.each(['03', '04'])('output %s belongs to version 2', type => {
    const bytes = rawPsbt([['00', unsignedTx()]], [], [[type, '0100000000000000']])
    expect(() => decodePsbt(bytes)).toThrowCode('psbt.field-version')
  })
})
