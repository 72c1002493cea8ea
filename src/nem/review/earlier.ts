import { equalBytes } from '../../base/bytes.js'
import { type Finding, finding } from '../../base/finding.js'
import { formatNemAddress } from '../../chain/nem/address.js'
import type { Inner, Transfer } from '../codec/transaction.js'
import { innerHashOf } from '../proposal.js'
import { windowTexts } from '../window.js'

/** A transfer of the same vault that was proposed or signed before. */
export interface EarlierTransfer {
  readonly inner: Transfer
  /** Whether it is proven that it is not in the chain and never will be. */
  readonly absent: boolean
}

/**
 * Two transfers never exclude each other: each one to the same recipient that is not proven absent pays beside the other,
 * whatever amount and message it has. It has to be named in the proposal, and is told of loudly where it is.
 */
export function checkEarlier(
  inner: Inner,
  also: readonly string[],
  earlier: readonly EarlierTransfer[],
): Finding[] {
  if (inner.type !== 'transfer') return []
  const own = innerHashOf({ inner })
  const hashed = earlier.map(one => ({ ...one, hash: innerHashOf(one) }))
  const open = hashed
    .filter(one => !one.absent && equalBytes(one.inner.recipient, inner.recipient) && one.hash !== own)
    .map(one => ({ hash: one.hash, closes: windowTexts(one.inner).closes }))
  const known = new Set(hashed.map(({ hash }) => hash))
  const address = formatNemAddress(inner.recipient)
  return [
    ...open.map(({ hash, closes }) => {
      const isNamed = also.includes(hash)
      const args = { why: isNamed ? ('named' as const) : ('unnamed' as const), address, hash, closes }
      return finding(isNamed ? 'warn' : 'block', 'nem.pays-again', args)
    }),
    ...also
      .filter(hash => !known.has(hash))
      .map(hash => finding('warn', 'nem.pays-again', { why: 'unknown', hash, address })),
  ]
}
