import { toHex } from '../../base/bytes.js'
import type { Finding } from '../../base/finding.js'
import type { History } from '../../log/history.js'
import { returnsTo } from '../../log/returns.js'
import type { ProposedRecord } from '../../log/signed-record.js'
import type { Coin } from '../../proposal/facts.js'
import { byHistory } from '../checks/by-history.js'
import { byCoins, coinsOf, payeeOf, payments, returns } from '../engine/payments.js'
import { broken, rule, type Subject } from '../engine/rule.js'
import { optional } from '../parameters/collection.js'
import { flag } from '../parameters/scalar.js'

/**
 * No address twice: what comes back goes to one that this proposal does not spend from, that no other output has, and
 * that was never paid by what the logs know, nor has had change; with `payments`, neither does a payment go where one went before.
 */
export const addressReuse = rule({
  code: 'rule.address-reuse',
  severity: 'block',
  summary: 'What comes back goes to a fresh address; where it is asked for, payments do too.',
  fields: { payments: optional(flag('tighter'), 'tighter') },
  check: ({ payments: too = false }, subject) =>
    byHistory(subject, history =>
      byCoins(subject, ({ coins }) => reusedIn(history, { too, coins }, subject)),
    ),
})

/** Where an address was met before. */
type EarlierUse =
  | { readonly why: 'spent' | 'twice' }
  | { readonly why: 'paid' | 'change'; readonly txid: string }

function reusedIn(
  history: History,
  { too, coins }: { readonly too: boolean; readonly coins: readonly Coin[] },
  subject: Subject,
): Finding[] {
  const returned = changeBefore(history, subject)
  const used = new Map<string, EarlierUse>([...paidBefore(history, subject), ...spentFrom(coins)])
  const outputs = [...returns(subject), ...(too ? payments(subject).filter(({ own }) => !own) : [])]
  const own = repeated(subject)
  return outputs.flatMap(({ script, address, where }): Finding[] => {
    const hex = toHex(script)
    const before = used.get(hex) ?? returned(script) ?? (own.has(hex) ? TWICE : undefined)
    if (before === undefined) return []
    return [broken('rule.address-reuse', { ...before, payee: payeeOf({ script, address }) }, where)]
  })
}

const TWICE: EarlierUse = { why: 'twice' }

function spentFrom(coins: readonly Coin[]): [string, EarlierUse][] {
  return coins.flatMap(({ script }) => (script === undefined ? [] : [[toHex(script), { why: 'spent' }]]))
}

function paidBefore(history: History, subject: Subject): [string, EarlierUse][] {
  return othersIn(history, subject).flatMap(record =>
    record.payments.map(({ script }): [string, EarlierUse] => [script, { why: 'paid', txid: record.txid }]),
  )
}

/** Says of a script which transaction's change has gone there. */
function changeBefore(history: History, subject: Subject): (script: Uint8Array) => EarlierUse | undefined {
  const others = othersIn(history, subject)
  return script => {
    const found = others.find(record => returnsTo(record, script))
    return found && { why: 'change', txid: found.txid }
  }
}

// What spends the same coins is this proposal, or stands in its place: only one of them can be mined.
function othersIn({ signed, proposals }: History, subject: Subject): ProposedRecord[] {
  const coins = coinsOf(subject)
  return [...signed, ...proposals.finished].filter(
    record => !record.coins.some(({ outpoint }) => coins.has(outpoint)),
  )
}

function repeated({ proposal }: Subject): Set<string> {
  const scripts = proposal.outputs.map(({ script }) => toHex(script))
  const once = new Set<string>()
  return new Set(scripts.filter(script => once.size === once.add(script).size))
}
