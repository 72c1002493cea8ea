import { Psbt as Oracle } from 'bitcoinjs-lib'
import { describe, expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { fieldOf, INPUT } from '../../../src/bitcoin/psbt-fields.js'
import { encodeTransaction, transactionId } from '../../../src/bitcoin/transaction.js'
import { formatPath } from '../../../src/keys/path.js'
import { encodePsbt } from '../../../src/psbt/codec/encode.js'
import type { PsbtInput, PsbtOutput } from '../../../src/psbt/codec/psbt.js'
import { createPsbt } from '../../../src/psbt/roles/creator.js'
import { describeInput, describeOutput, describeVault } from '../../../src/psbt/roles/updater.js'
import type { ScriptTypeName } from '../../../src/spend/script-type.js'
import { BITCOIN_ROWS } from '../../support/bitcoin-script-types.js'
import { scriptsOf } from '../../support/locks.js'
import { fundingOf, vaultOf } from '../../support/rehearsal.js'
import { field } from '../samples.js'

/** A PSBT of one coin of a vault that goes back to it, described in full. */
function described(scriptType: ScriptTypeName) {
  const vault = vaultOf({ scriptType })
  const [from, to] = [vault.addressAt(0, 4), vault.addressAt(1, 2)]
  const funding = fundingOf(vault, { index: 4, value: 90_000n })
  const previousTransaction = encodeTransaction(funding)
  const output = { value: 90_000n, script: from.lock.scriptPubKey }
  const bare = createPsbt({
    ...{ psbtVersion: 0, locktime: 0 },
    inputs: [{ txid: transactionId(funding), vout: 1 }],
    outputs: [{ value: 80_000n, script: to.lock.scriptPubKey }],
  })
  const psbt = describeVault(
    {
      ...bare,
      inputs: [describeInput(bare.inputs[0] as PsbtInput, from, { previousTransaction, output })],
      outputs: [describeOutput(bare.outputs[0] as PsbtOutput, to)],
    },
    vault,
  )
  return { vault, from, to, previousTransaction, psbt }
}

describe.each(BITCOIN_ROWS)('$name', ({ name, segwit }) => {
  const { vault, from, to, previousTransaction, psbt } = described(name)
  const { data } = Oracle.fromBuffer(encodePsbt(psbt))
  const input = data.inputs[0]
  const output = data.outputs[0]

  test('another library reads the whole previous transaction, and a witness UTXO with segwit alone', () => {
    expect(input?.nonWitnessUtxo).toEqual(previousTransaction)
    expect(input?.witnessUtxo).toEqual(
      segwit ? { value: 90_000n, script: from.lock.scriptPubKey } : undefined,
    )
  })

  test('the scripts are those of the address', () => {
    expect([input?.redeemScript, input?.witnessScript]).toEqual([
      scriptsOf(from.lock).redeemScript,
      scriptsOf(from.lock).witnessScript,
    ])
    expect([output?.redeemScript, output?.witnessScript]).toEqual([
      scriptsOf(to.lock).redeemScript,
      scriptsOf(to.lock).witnessScript,
    ])
  })

  test('every key comes with its origin', () => {
    const expected = (place: typeof from) =>
      place.lock.keys.map(({ cosigner, publicKey }) => {
        const { fingerprint, path } = vault.cosigners[cosigner] as (typeof vault.cosigners)[number]
        return [toHex(publicKey), fingerprint, `m/${formatPath([...path, place.branch, place.index], "'")}`]
      })
    const read = (rows: typeof input) =>
      rows?.bip32Derivation?.map(({ pubkey, masterFingerprint, path }) => [
        toHex(pubkey),
        toHex(masterFingerprint),
        path,
      ])
    expect(read(input)?.sort()).toEqual(expected(from).sort())
    expect(read(output)?.sort()).toEqual(expected(to).sort())
  })

  test('every extended key is there', () => {
    expect(data.globalMap.globalXpub?.map(({ extendedPubkey }) => toHex(extendedPubkey)).sort()).toEqual(
      vault.cosigners.map(({ xpub }) => toHex(xpub.bytes78)).sort(),
    )
  })
})

test('what an input had before is kept', () => {
  const { from, previousTransaction, psbt } = described('p2wsh')
  const unknown = field(0x77, '0102')
  const input = { ...(psbt.inputs[0] as PsbtInput), fields: [unknown] }
  const output = { value: 90_000n, script: from.lock.scriptPubKey }
  const again = describeInput(input, from, { previousTransaction, output })
  expect(fieldOf(again.fields, 0x77)).toEqual(unknown.value)
  expect(fieldOf(again.fields, INPUT.WITNESS_SCRIPT)).toEqual(scriptsOf(from.lock).witnessScript)
})
