import { fromHex, toHex } from '../../../base/bytes.js'
import { outPointIn, type Transaction, transactionId } from '../../../bitcoin/transaction.js'
import type { History } from '../../../log/history.js'
import type { ProposedRecord, SignedRecord } from '../../../log/signed-record.js'
import { MAX_INDEX, type Vault } from '../../../vault/vault.js'
import { SEQUENCE_RBF } from '../creator.js'
import { placeAmong } from './place-change.js'

/**
 * Whether what comes back to the vault goes to `script` in a transaction that a log knows. An entry of 0.1.0 does not say
 * where its change goes; but its txid does: it is that of the transaction as `propose` makes it, with change there.
 */
export function returnsTo(record: ProposedRecord, script: Uint8Array): boolean {
  if (record.returns !== undefined) {
    const hex = toHex(script)
    return record.returns.some(one => one.script === hex)
  }
  return (
    record.change > 0n &&
    locktimesOf(record).some(locktime => transactionId(rebuilt(record, script, locktime)) === record.txid)
  )
}

// Who proposes says the height as the lock time, or nothing; who signs may have said the same.
function locktimesOf(record: ProposedRecord): number[] {
  const { signings = [] } = record as Partial<SignedRecord>
  return [...new Set([0, ...signings.flatMap(({ height }) => height ?? [])])]
}

function rebuilt(
  { coins, payments, change }: ProposedRecord,
  script: Uint8Array,
  locktime: number,
): Transaction {
  const spent = coins.map(({ outpoint }) => outPointIn(outpoint))
  const paid = payments.map(payment => ({ value: payment.value, script: fromHex(payment.script) }))
  return {
    ...{ version: 2, locktime },
    inputs: spent.map(coin => ({
      ...coin,
      scriptSig: new Uint8Array(0),
      sequence: SEQUENCE_RBF,
      witness: [],
    })),
    outputs: paid.toSpliced(placeAmong(spent, paid), 0, { value: change, script }),
  }
}

/** How far beyond the last index that is known to be used the next one is looked for. */
const GAP = 20

/** A log that anybody can write does not lead change further than this beyond what is known otherwise. */
const STRIDE = 1000

/** The first index from `least` on, on the change branch, that is behind all that change has gone to by what logs know. */
export function freshChangeIndex(
  least: number,
  vault: Vault,
  history: Pick<History, 'signed' | 'proposals' | 'vaults'>,
): number {
  const records = [...history.signed, ...history.proposals.finished].filter(one =>
    history.vaults.areOne(one.vault, vault.digest.hex),
  )
  const told = behindTold(least, vault, records)
  const untold = records.filter(({ returns, change }) => returns === undefined && change > 0n)
  return untold.length === 0 ? told : behindUntold(told, vault, untold)
}

function behindTold(least: number, vault: Vault, records: readonly ProposedRecord[]): number {
  const own = records.flatMap(({ returns = [] }) => returns.filter(({ branch }) => branch === 1))
  let next = least
  for (const { index, script } of [...own].sort((a, b) => a.index - b.index)) {
    const isNext = index >= next && index < Math.min(next + STRIDE, MAX_INDEX)
    if (isNext && toHex(vault.addressAt(1, index).scripts.scriptPubKey) === script) next = index + 1
  }
  return next
}

function behindUntold(least: number, vault: Vault, records: readonly ProposedRecord[]): number {
  let next = least
  for (let index = least; index < Math.min(next + GAP, MAX_INDEX); index++) {
    const script = vault.addressAt(1, index).scripts.scriptPubKey
    if (records.some(record => returnsTo(record, script))) next = index + 1
  }
  return next
}
