import { fromHex } from '../../base/bytes.js'
import type { Finding } from '../../base/finding.js'
import type { SignedPayment, SignedRecord } from '../../log/signed-record.js'
import { byStatement, STATEMENT_FIELDS, type Stated } from '../checks/balance-statement.js'
import { byHistory } from '../checks/by-history.js'
import { isCancellation, outlook, pendingOf } from '../checks/pending.js'
import { payments, spending, unknownVaults } from '../engine/payments.js'
import { broken, lacking, moneyIn, type RuleInput, rule, type Subject } from '../engine/rule.js'
import { optional, required, type Values } from '../parameters/collection.js'
import { amount, reference, share } from '../parameters/scalar.js'

const FIELDS = {
  place: required(reference('place')),
  max: optional(amount('looser'), 'tighter'),
  share: optional(share('looser'), 'tighter'),
  ...STATEMENT_FIELDS,
}

type Limits = Values<typeof FIELDS>

/**
 * The most that a hot wallet may hold after it was refilled: an amount, a share of all that is held (in Japan five per
 * cent of customers' coins), or both; by a balance statement, with all that was ever signed and may still be sent.
 */
export const refill = rule({
  code: 'rule.refill',
  severity: 'block',
  summary:
    'What a place holds after it was paid stays below an amount, and below a share of all that is held.',
  fields: FIELDS,
  refuse: ({ max, share: part }) =>
    max === undefined && part === undefined ? { why: 'refill-needs' } : undefined,
  check: (limits, subject) => {
    const paid = paidTo(limits.place, subject)
    if (paid === 0n) return isCancellation(subject) ? [] : unknownVaults(subject, [limits.place])
    return byHistory(subject, () =>
      byStatement('rule.refill', subject, limits['max-age-hours'], stated =>
        checkLimits(limits, { stated, paid, pending: pendingOf(subject, 'all vaults') }, subject),
      ),
    )
  },
})

interface RefillState {
  readonly stated: Stated
  /** Of all vaults. */
  readonly pending: readonly SignedRecord[]
  /** What this proposal pays to the place, in satoshi. */
  readonly paid: bigint
}

function checkLimits({ place, max, share: part }: Limits, known: RefillState, subject: RuleInput): Finding[] {
  const { stated, pending, paid } = known
  const held = statedOf(place, stated, subject)
  if (held === undefined) return [lacking('balances', subject)]
  const { after: arriving } = outlook(pending, subject, {
    ofRecord: ({ payments: all }) => sumOf(all.filter(one => placesOf(one, subject).includes(place))),
    ofProposal: paid,
  })
  const holds = held + arriving
  const all = stated.balances.total - lostTo(known, subject)
  const most = part === undefined ? undefined : (all * BigInt(part)) / 10_000n
  const args = { place, holds: moneyIn(subject, holds) }
  const share = { all: moneyIn(subject, all), percent: (part ?? 0) / 100 }
  return [
    ...(max !== undefined && holds > max
      ? [broken('rule.refill', { why: 'amount', ...args, most: moneyIn(subject, max) })]
      : []),
    ...(most !== undefined && holds > most
      ? [broken('rule.refill', { why: 'share', ...args, ...share, most: moneyIn(subject, most) })]
      : []),
  ]
}

function paidTo(place: string, subject: Subject): bigint {
  return sumOf(payments(subject).filter(({ in: places }) => places.includes(place)))
}

/** What leaves all that the statement counts, in satoshi: fees, and payments to where it says nothing of. */
function lostTo({ stated, pending }: RefillState, subject: Subject): bigint {
  const isCounted = (places: readonly string[]) =>
    places.some(one => statedOf(one, stated, subject) !== undefined)
  const kept = sumOf(payments(subject).filter(({ in: places }) => isCounted(places)))
  return outlook(pending, subject, {
    ofRecord: ({ payments: all, fee }) => fee + sumOf(all.filter(one => !isCounted(placesOf(one, subject)))),
    ofProposal: spending(subject) - kept,
  }).after
}

/** What the statement says of a place: by its name, or by the digest of the vault that it is. */
function statedOf(place: string, { balances }: Stated, { policy }: Subject): bigint | undefined {
  return balances.amounts.get(place) ?? balances.amounts.get(policy.places.vaultOf(place) ?? '')
}

function placesOf({ script }: SignedPayment, { policy, evidence }: Subject): string[] {
  return policy.places.placesOf(fromHex(script), evidence.vaults ?? [])
}

function sumOf(values: readonly { readonly value: bigint }[]): bigint {
  return values.reduce((sum, { value }) => sum + value, 0n)
}
