import { expect, test } from 'vitest'
import { fromBase64, fromHex, toBase64 } from '../../../src/base/bytes.js'
import { fieldOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { decodeTransaction } from '../../../src/bitcoin/transaction.js'
import { decodeBchn, encodeBchn, requireCoins } from '../../../src/psbt/codec/bchn.js'
import { decodePsbt } from '../../../src/psbt/codec/decode.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import { withPrevious } from '../../../src/psbt/codec/previous.js'
import { Proofs } from '../../../src/psbt/proofs.js'
import { review } from '../../../src/psbt/review/reviewer.js'
import { finalize } from '../../../src/psbt/roles/finalizer.js'
import { proposalOf, signedBy, vaultOf } from '../../support/rehearsal.js'
import { eachVector } from '../../support/vectors.js'

eachVector('bch_bchn_psbt', one => {
  const { bytes, coins } = decodeBchn(fromBase64(one.processed_base64))
  const bare = decodePsbt(bytes)
  const psbt = {
    ...bare,
    inputs: bare.inputs.map(input => withPrevious(input, fromHex(one.previous_transaction_hex))),
  }
  requireCoins(psbt, coins, new Proofs())
  expect(toBase64(encodeBchn(psbt, new Proofs()))).toBe(one.processed_base64)
  const [signed] = decodeTransaction(fromHex(one.transaction_by_signrawtransactionwithkey_hex)).inputs
  expect(fieldOf(psbt.inputs[0]?.fields ?? [], INPUT.FINAL_SCRIPTSIG)).toEqual(signed?.scriptSig)
})

const vault = vaultOf({ scriptType: 'p2sh20', network: 'bchreg' })

test('there and back, and signed on the way', () => {
  const psbt = signedBy(vault, proposalOf(vault), 1)
  const { bytes, coins } = decodeBchn(encodeBchn(psbt, new Proofs()))
  const bare = decodePsbt(bytes)
  const back = {
    ...bare,
    inputs: bare.inputs.map((input, i) =>
      withPrevious(input, fieldOf(psbt.inputs[i]?.fields ?? [], INPUT.NON_WITNESS_UTXO)),
    ),
  }
  requireCoins(back, coins, new Proofs())
  expect(encodePsbt(back)).toEqual(encodePsbt(psbt))
  expect(finalize(review(vault, signedBy(vault, back, 3))).fee).toBeGreaterThan(0n)
})

test('a coin that is not what its transaction says is refused, and one without a transaction', () => {
  const psbt = proposalOf(vault)
  const { coins } = decodeBchn(encodeBchn(psbt, new Proofs()))
  const raised = coins.map(coin => coin && Uint8Array.from(coin, (byte, at) => (at === 0 ? byte ^ 1 : byte)))
  expect(() => requireCoins(psbt, raised, new Proofs())).toThrowCode('utxo.prevtx-mismatch')
  const none = { ...psbt, inputs: psbt.inputs.map(input => ({ ...input, fields: [] })) }
  expect(() => encodeBchn(none, new Proofs())).toThrowCode('utxo.prevtx-missing')
  expect(() => requireCoins(none, coins, new Proofs())).toThrowCode('utxo.prevtx-missing')
})

test('what is no such PSBT is refused', () => {
  expect(() => decodeBchn(Uint8Array.of(1, 2, 3))).toThrowCode('psbt.magic')
  const bytes = encodeBchn(proposalOf(vault), new Proofs())
  expect(() => decodeBchn(Uint8Array.from([...bytes, 0]))).toThrowCode('psbt.trailing')
})
