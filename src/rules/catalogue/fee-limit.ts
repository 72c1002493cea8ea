import { satsPerVbyte } from '../../chain/fee-rate.js'
import { broken, lacking, printed, rule } from '../engine/rule.js'
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
    Object.keys(values).length === 0 ? 'fee-limit needs max, max-rate or max-share' : undefined,
  check: ({ max, 'max-rate': rate, 'max-share': part }, subject) => {
    const { totals, utxo } = subject.proposal
    if (rate !== undefined && utxo === undefined) return [lacking('coins')]
    const { fee, payments } = totals
    const vsize = utxo?.vsize ?? 0
    // Where nothing is paid, of the coins: moving them costs a share of what is moved.
    const [paid, what] = payments > 0n ? [payments, 'what is paid'] : [totals.in, 'the coins that are moved']
    const told = `The fee is ${printed(fee, subject)}`
    return [
      ...(max !== undefined && fee > max ? [`${told}; at most ${printed(max, subject)} are allowed.`] : []),
      ...(rate !== undefined && fee * 1000n > BigInt(rate) * BigInt(vsize)
        ? [`${told}, ${satsPerVbyte(fee, vsize)} sat/vB; at most ${rate / 1000} sat/vB are allowed.`]
        : []),
      ...(part !== undefined && fee * 10_000n > BigInt(part) * paid
        ? [`${told}; of ${what}, ${printed(paid, subject)}, at most ${part / 100}% are allowed.`]
        : []),
    ].map(sentence => broken(sentence))
  },
})
