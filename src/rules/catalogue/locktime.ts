import type { Finding } from '../../base/finding.js'
import { LOCKTIME_THRESHOLD } from '../../bitcoin/transaction.js'
import type { UtxoFacts } from '../../proposal/facts.js'
import { byCoins } from '../engine/payments.js'
import { broken, rule } from '../engine/rule.js'
import { required } from '../parameters/collection.js'
import { choice } from '../parameters/scalar.js'

/** Whether a transaction may be held back: not at all, until a block height, or in any way (BIP 65, BIP 68). */
export const locktime = rule({
  code: 'rule.locktime',
  severity: 'block',
  summary: 'Which lock times a transaction may have: none, a block height, or any.',
  fields: { allow: required(choice(['none', 'height', 'any'], true)) },
  check: ({ allow }, subject) => (allow === 'any' ? [] : byCoins(subject, utxo => heldBack(utxo, allow))),
})

function heldBack({ locktime: lock, relativeLocks }: UtxoFacts, allow: 'none' | 'height'): Finding[] {
  const relative = relativeLocks.map(input => broken('rule.locktime', { why: 'relative' }, { input }))
  if (lock === 0 || (allow === 'height' && lock < LOCKTIME_THRESHOLD)) return relative
  return [broken('rule.locktime', { why: allow, locktime: lock }), ...relative]
}
