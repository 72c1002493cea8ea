import { describe, expect, test, vi } from 'vitest'
import { encodeTransaction } from '../../../../src/bitcoin/transaction.js'
import type { Psbt, PsbtInput } from '../../../../src/psbt/codec/psbt.js'
import { checkPsbt } from '../../../../src/psbt/codec/validate/psbt.js'
import { Proofs } from '../../../../src/psbt/proofs.js'
import { EMPTY, field, fundingTransaction, inputFrom, psbtOf } from '../../samples.js'

const check = (psbt: Psbt) => () => checkPsbt(psbt, new Proofs())
const inputs = (count: number): PsbtInput[] =>
  Array.from({ length: count }, (_, vout) => ({ txid: 'aa'.repeat(32), vout, fields: [] }))

describe('a PSBT as a whole', () => {
  test('spends each coin once', () => {
    expect(check(psbtOf(inputs(3)))).not.toThrow()
    expect(check(psbtOf([...inputs(3), ...inputs(2)]))).toThrowCode('psbt.duplicate-input', {
      ...{ why: 'input', kind: 'input', index: 3 },
      outpoint: `${'aa'.repeat(32)}:0`,
    })
  })

  test('is of a transaction that a block holds', () => {
    // 41 bytes an input, and 9 beside the script of an output, of a million.
    const outputs = (length: number) => [{ value: 1n, script: new Uint8Array(length), fields: [] }]
    const most = 1_000_000 - 2 * 41 - 9
    expect(check(psbtOf(inputs(2), { outputs: outputs(most) }))).not.toThrow()
    expect(check(psbtOf(inputs(2), { outputs: outputs(most + 1) }))).toThrowCode('psbt.too-large')
  })

  test('pays possible amounts', () => {
    const outputs = [{ value: -1n, script: EMPTY, fields: [] }]
    expect(check(psbtOf(inputs(1), { outputs }))).toThrowCode('psbt.field-malformed')
  })

  test('has the previous transactions of its inputs, which are kept', () => {
    const funding = fundingTransaction(1)
    const proofs = new Proofs()
    const read = vi.spyOn(proofs, 'previous')
    const input = inputFrom(funding)
    checkPsbt(psbtOf([input]), proofs)
    expect(read.mock.calls).toEqual([[input.fields[0]?.value]])
    const wrong = { ...input, fields: [field(0x00, encodeTransaction(fundingTransaction(2)))] }
    expect(check(psbtOf([...inputs(1), wrong]))).toThrowCode('psbt.prevtx', {
      ...{ why: 'other', kind: 'input', index: 1 },
      ...{ txid: input.txid, vout: 0 },
    })
  })
})
