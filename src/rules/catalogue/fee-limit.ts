import { satsPerVbyte } from '../../chain/fee-rate.js'
import { broken, lacking, moneyIn, rule } from '../engine/rule.js'
import { optional } from '../parameters/collection.js'
import { amount, feeRate, share } from '../parameters/scalar.js'

/** The most that may go to miners: as an amount, as a rate, and as a share of what is paid. */
export const feeLimit = rule({
  code: 'rule.fee-limit',
  severity: 'block',
  summary: 'The fee stays below an amount, a rate in sat/vB, and a share of what is paid.',
  fields: {
    max: optional(amount('looser'), 'tighter'),
    'max-rate': optional(feeRate('looser'), 'tighter'),
    'max-share': optional(share('looser'), 'tighter'),
  },
  refuse: values =>
    Object.keys(values).length === 0
      ? { why: 'needs', rule: 'fee-limit', one: ['max', 'max-rate', 'max-share'] }
      : undefined,
  check: ({ max, 'max-rate': rate, 'max-share': part }, subject) => {
    const { totals, utxo } = subject.proposal
    if (rate !== undefined && utxo === undefined) return [lacking('coins', subject)]
    const { fee, payments } = totals
    const vsize = utxo?.vsize ?? 0
    // Where nothing is paid, of the coins: moving them costs a share of what is moved.
    const [paid, of] = payments > 0n ? ([payments, 'payments'] as const) : ([totals.in, 'coins'] as const)
    const args = { fee: moneyIn(subject, fee) }
    const rates = { rate: satsPerVbyte(fee, vsize), most: (rate ?? 0) / 1000 }
    const shares = { of, total: moneyIn(subject, paid), percent: (part ?? 0) / 100 }
    const isDear = rate !== undefined && fee * 1000n > BigInt(rate) * BigInt(vsize)
    const isLarge = part !== undefined && fee * 10_000n > BigInt(part) * paid
    return [
      ...(max !== undefined && fee > max
        ? [broken('rule.fee-limit', { why: 'amount', ...args, most: moneyIn(subject, max) })]
        : []),
      ...(isDear ? [broken('rule.fee-limit', { why: 'rate', ...args, ...rates })] : []),
      ...(isLarge ? [broken('rule.fee-limit', { why: 'share', ...args, ...shares })] : []),
    ]
  },
})
