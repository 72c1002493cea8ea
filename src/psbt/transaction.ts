import { field, INPUT } from '../bitcoin/psbt-fields.js'
import type { Transaction } from '../bitcoin/transaction.js'
import { Locator } from '../vault/locate.js'
import { SEARCHED } from '../vault/search.js'
import type { Vault } from '../vault/vault.js'
import type { Psbt } from './codec/psbt.js'
import { describeOutput } from './roles/updater.js'

/** A PSBT of a transaction that exists already, without its signatures, with what `previous` proves of its coins. */
export function psbtOf(
  { version, locktime, inputs, outputs }: Transaction,
  vault: Vault,
  previous: ReadonlyMap<string, Uint8Array>,
): Psbt {
  const locator = new Locator(vault)
  return {
    ...{ version: 0, txVersion: version, fallbackLocktime: locktime, fields: [] },
    inputs: inputs.map(({ txid, vout, sequence }) => {
      const value = previous.get(txid)
      const fields = value === undefined ? [] : [field(INPUT.NON_WITNESS_UTXO, value)]
      return { txid, vout, sequence, fields }
    }),
    outputs: outputs.map(({ value, script }) => {
      const place = locator.locate(script, SEARCHED.paidBack)
      const bare = { value, script, fields: [] }
      return place === undefined ? bare : describeOutput(bare, place)
    }),
  }
}
