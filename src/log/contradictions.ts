import { type Finding, finding } from '../base/finding.js'
import { moneyOf } from '../chain/money.js'
import { networkSaid } from '../chain/network.js'
import { type Entry, isEvent } from './entry.js'
import type { EventFields } from './events.js'

/** What the entries of several machines say that cannot all be true, or that somebody ought to look at. */
export function contradictions(entries: readonly Entry[]): Finding[] {
  return [...unloggedSignatures(entries), ...changedAmounts(entries), ...coinsSpentTwice(entries)]
}

/** Signatures that one machine has seen, and of which the log of the machine with that key says nothing. */
function unloggedSignatures(entries: readonly Entry[]): Finding[] {
  const held = new Set<string>()
  const logged = new Set<string>()
  for (const entry of entries) {
    if (isEvent(entry, 'key.created')) held.add(entry.fingerprint)
    if (!isEvent(entry, 'signed')) continue
    held.add(entry.cosigner.fingerprint)
    logged.add(signatureOf(entry.cosigner.fingerprint, entry.txid))
  }
  const missing = new Map<string, Finding>()
  for (const entry of entries) {
    if (!isEvent(entry, 'combined') && !isEvent(entry, 'finalized')) continue
    for (const { name, fingerprint } of entry.cosigners) {
      const signature = signatureOf(fingerprint, entry.txid)
      if (!held.has(fingerprint) || logged.has(signature) || missing.has(signature)) continue
      const { actor, txid, time } = entry
      missing.set(
        signature,
        finding('block', 'log.signature-missing', { actor, name, fingerprint, txid, time }),
      )
    }
  }
  return [...missing.values()]
}

function signatureOf(fingerprint: string, txid: string): string {
  return `${fingerprint} ${txid}`
}

/** Coins that have another amount in a later entry. */
function changedAmounts(entries: readonly Entry[]): Finding[] {
  const amounts = new Map<string, string>()
  const found: Finding[] = []
  for (const { coins, txid, network } of movements(entries)) {
    for (const { outpoint, value } of coins) {
      const before = amounts.get(outpoint) ?? value
      amounts.set(outpoint, before)
      if (before === value) continue
      const now = moneyOf(BigInt(value), networkSaid(network))
      const changed = { outPoint: outpoint, before: BigInt(before), ...now, txid }
      found.push(finding('block', 'log.amount-changed', changed))
    }
  }
  return found
}

/** Coins that more than one transaction spends: one finding for each such set of transactions. */
function coinsSpentTwice(entries: readonly Entry[]): Finding[] {
  const spenders = new Map<string, Set<string>>()
  for (const { coins, txid } of movements(entries)) {
    for (const { outpoint } of coins) {
      const known = spenders.get(outpoint)
      if (known === undefined) spenders.set(outpoint, new Set([txid]))
      else known.add(txid)
    }
  }
  const sets = new Map(
    [...spenders.values()].filter(({ size }) => size > 1).map(set => [[...set].join(' '), [...set]]),
  )
  return [...sets.values()].map(txids => finding('warn', 'log.coins-twice', { txids }))
}

function movements(entries: readonly Entry[]): (EventFields<'proposed'> | EventFields<'signed'>)[] {
  return entries.flatMap(entry => (isEvent(entry, 'proposed') || isEvent(entry, 'signed') ? [entry] : []))
}
