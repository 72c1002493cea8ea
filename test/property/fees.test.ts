import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RingiError } from '../../src/base/error.js'
import { sats } from '../../src/chain/amount.js'
import { feeAt, parseFeeRate } from '../../src/chain/fee-rate.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { finalize } from '../../src/psbt/roles/finalizer.js'
import { propose } from '../../src/psbt/roles/proposal.js'
import type { ScriptTypeName } from '../../src/spend/script-type.js'
import { findingsOf, fundsOf, paymentOf, signedBy, strangerScript, vaultOf } from '../support/rehearsal.js'

const request = fc.record({
  shape: fc.constantFrom([1, 1], [2, 3], [3, 5], [5, 5]),
  scriptType: fc.constantFrom<ScriptTypeName>('p2wsh', 'p2sh-p2wsh', 'p2sh'),
  values: fc.array(fc.bigInt({ min: 200_000n, max: 30_000_000n }), { minLength: 1, maxLength: 4 }),
  rate: fc.integer({ min: 100, max: 100_000 }),
  payments: fc.array(fc.bigInt({ min: 1_000n, max: 20_000_000n }), { maxLength: 3 }),
})

test('a finished transaction pays at least what was asked, and at most 2% more', () => {
  let finished = 0
  fc.assert(
    fc.property(request, ({ shape: [required, of], scriptType, values, rate, payments }) => {
      const vault = vaultOf({ scriptType, required: required as number, of: of as number })
      const funds = fundsOf(
        vault,
        values.map((value, index) => ({ index, value })),
      )
      const feeRate = parseFeeRate((rate / 1000).toFixed(3))
      const sweep = { address: '', script: strangerScript() }
      const destination =
        payments.length > 0 ? { payments: payments.map((one, i) => paymentOf(one, i)) } : { sweep }
      let proposal: ReturnType<typeof propose>
      try {
        proposal = propose(vault, funds, destination, { feeRate })
      } catch (error) {
        if (!(error instanceof RingiError)) throw error
        expect(['coins.insufficient', 'output.dust']).toContain(error.code)
        return
      }
      // A fee of a quarter of small coins is refused, whoever asked for it.
      if (findingsOf(vault, proposal.psbt).includes('block:fee.absurd')) return
      const officers = Array.from({ length: required as number }, (_, i) => i + 1)
      const { fee, vsize } = finalize(review(vault, signedBy(vault, proposal.psbt, ...officers)))
      expect(fee).toBeGreaterThanOrEqual(feeAt(feeRate, vsize))
      // What is left over and too little for change goes to the fee, and is told.
      const surplus = proposal.findings.some(({ code }) => code === 'fee.surplus')
      // A satoshi either way is rounding, which at the lowest rates is more than 2%.
      if (!surplus) expect(fee * 1000n).toBeLessThanOrEqual(((feeRate * BigInt(vsize)) / 100n) * 102n + 2000n)
      finished++
    }),
    { numRuns: 40 },
  )
  expect(finished).toBeGreaterThan(10)
})

const stuck = fc.record({
  rate: fc.integer({ min: 1_000, max: 60_000 }),
  // What the transaction behind each coin weighs and pays; undefined where it is confirmed.
  parents: fc.array(
    fc.option(fc.record({ vsize: fc.integer({ min: 110, max: 5_000 }), fee: fc.bigInt(0n, 60_000n) }), {
      nil: undefined,
    }),
    { minLength: 1, maxLength: 5 },
  ),
  share: fc.integer({ min: 1, max: 95 }),
})

test('with its unconfirmed parents it pays what was asked for all of them, and for each once', () => {
  const vault = vaultOf()
  let paid = 0
  fc.assert(
    fc.property(stuck, ({ rate, parents, share }) => {
      const funds = fundsOf(
        vault,
        parents.map((_, index) => ({ index, value: 5_000_000n + BigInt(index) })),
      )
      const utxos = funds.utxos.map((utxo, i) => {
        const parent = parents[i]
        if (parent === undefined) return utxo
        const ancestors = { vsize: parent.vsize, fee: sats(parent.fee) }
        return { ...utxo, confirmations: 0, ancestors }
      })
      const feeRate = parseFeeRate((rate / 1000).toFixed(3))
      const payments = [paymentOf((5_000_000n * BigInt(parents.length * share)) / 100n)]
      const proposal = propose(
        vault,
        { ...funds, utxos },
        { payments },
        { feeRate },
        { allowUnconfirmed: true },
      )
      const { totals, vsize } = review(vault, proposal.psbt).facts
      const lacking = proposal.ancestors.reduce((sum, { vsize: size, fee }) => {
        const missing = feeAt(feeRate, size) - fee
        return sum + (missing > 0n ? missing : 0n)
      }, 0n)
      const own = totals.fee - lacking
      expect(own).toBeGreaterThanOrEqual(feeAt(feeRate, vsize))
      if (proposal.findings.some(({ code }) => code === 'fee.surplus')) return
      expect(own * 1000n).toBeLessThanOrEqual(((feeRate * BigInt(vsize)) / 100n) * 102n + 2000n)
      if (lacking > 0n) paid++
    }),
    { numRuns: 100 },
  )
  expect(paid).toBeGreaterThan(20)
})
