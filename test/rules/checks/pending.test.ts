import { describe, expect, test } from 'vitest'
import { toHex } from '../../../src/base/bytes.js'
import { sha256 } from '../../../src/base/hash.js'
import { signGenericMessage } from '../../../src/bitcoin/generic-message.js'
import { publicKeyOf } from '../../../src/bitcoin/secp256k1.js'
import { formatOutPoint } from '../../../src/bitcoin/transaction.js'
import type { LogEvent, StatementUsed } from '../../../src/log/events.js'
import type { ReviewedPsbt } from '../../../src/psbt/review/reviewed-psbt.js'
import { statementUsed } from '../../../src/rules/checks/pending.js'
import { type Balances, parseBalances } from '../../../src/rules/evidence/balances.js'
import type { Evidence } from '../../../src/rules/evidence/evidence.js'
import { claimText } from '../../../src/rules/evidence/vouchers.js'
import {
  BTC,
  claimsOf,
  findings,
  HOUR,
  historyOf,
  NOW,
  paymentOf,
  policyOf,
  reviewed,
  signedEvent,
  VAULT,
  verdicts,
} from '../../support/policies.js'

const FLOOR = 'vault-floor: { min: 50btc }'
const ROLLING = 'rolling-limit: { windows: [{ hours: 24, max: 2btc }] }'
const earlier = reviewed({
  deposits: [{ index: 8, value: 3n * BTC }],
  payments: [paymentOf(2n * BTC - 10_000n)],
})
const NEXT = reviewed({ payments: [paymentOf(BTC - 10_000n)] })
const [SPENT, OWN] = [coinOf(earlier), coinOf(NEXT)]
const OTHER = `${'99'.repeat(32)}:0`

function coinOf({ facts }: ReviewedPsbt): string {
  return formatOutPoint((facts.inputs[0] as (typeof facts.inputs)[number]).outPoint)
}

const WATCHERS = [1, 2, 3].map(number => sha256(Uint8Array.of(number, 7)))
const KEYS = WATCHERS.map((key, i) => `w${i}: ${toHex(publicKeyOf(key))}`).join(', ')
const SIGNED_BY = `signed-by: { any: 2, of: { ${KEYS} } }`

/** A statement of 52 BTC in these coins, or of what `more` says. */
function statement(number: number, coins: readonly string[], more: object = {}): Balances {
  const each = (value: bigint) =>
    Object.fromEntries(coins.map((coin, i) => [coin, i === 0 ? `${value}` : '0']))
  return parseBalances(
    JSON.stringify({
      ...{ ringi: 1, kind: 'balances', time: new Date(NOW - HOUR).toISOString().replace('.000Z', 'Z') },
      balances: { [VAULT.digest.hex]: `${52n * BTC}` },
      ...{
        number,
        height: 900_000 + number,
        block: 'ab'.repeat(32),
        coins: { [VAULT.digest.hex]: each(52n * BTC) },
      },
      ...more,
    }),
  )
}

function endorsed(balances: Balances, by = [0, 1], vault = VAULT.digest.hex) {
  const claim = { statement: balances.digest, vault, expires: '2026-12-01T00:00:00Z' }
  return by.map(i => ({ ...claim, signature: signGenericMessage(claimText(claim), WATCHERS[i] as never) }))
}

const history = historyOf([NOW - 1000 * HOUR, signedEvent(earlier)])
const judge = (rule: string, evidence: Partial<Evidence>, more = SIGNED_BY) =>
  verdicts(rule, NEXT, { history, madeUp: false, ...evidence }, more)
const by = (balances: Balances, ...rest: readonly Balances[]) => ({
  balances,
  earlier: rest,
  endorsements: [balances, ...rest].flatMap(one => endorsed(one)),
})

describe.each([
  ['vault-floor', FLOOR],
  ['vault-share', 'vault-share: { max: 4% }'],
  ['rolling-limit', ROLLING],
])('what %s counts as still to come', (name, rule) => {
  const BROKEN = [`block:rule.${name}`]

  test('is all that was ever signed, under a fresh statement too (L33)', () => {
    expect(judge(rule, by(statement(1, [OWN])))).toEqual(BROKEN)
    expect(judge(rule, by(statement(1, [OWN, SPENT])))).toEqual(BROKEN)
  })

  test('is not what spends a coin that a first statement says is spent', () => {
    expect(judge(rule, by(statement(1, [OWN], { spent: [SPENT] })))).toEqual([])
    expect(judge(rule, by(statement(1, [OWN], { spent: [OTHER] })))).toEqual(BROKEN)
  })

  test('is not what spends a coin that an earlier statement had and the newest has not', () => {
    expect(judge(rule, by(statement(2, [OWN]), statement(1, [OWN, SPENT])))).toEqual([])
    expect(judge(rule, by(statement(2, [OWN, SPENT]), statement(1, [OWN, SPENT])))).toEqual(BROKEN)
    expect(judge(rule, by(statement(2, [OWN, OTHER]), statement(1, [OWN, OTHER])))).toEqual(BROKEN)
    // An earlier one that nobody has signed shows nothing.
    const unsigned = { ...by(statement(2, [OWN])), earlier: [statement(1, [OWN, SPENT])] }
    expect(judge(rule, unsigned)).toEqual(BROKEN)
  })

  test('is not what has made a coin that is there', () => {
    expect(judge(rule, by(statement(1, [OWN, `${earlier.facts.txid}:1`])))).toEqual([])
  })

  test('is not what one’s own log says was shown, and is what another’s log says so of', () => {
    const used: StatementUsed = {
      ...{ digest: 'cd'.repeat(32), number: 3, height: 1, block: 'ab'.repeat(32) },
      ...{ unspent: [], settled: [earlier.facts.txid] },
    }
    const again = reviewed({
      deposits: [{ index: 5, value: BTC }],
      payments: [paymentOf(10_000n)],
      fee: 1_000n,
    })
    const told = { ...(signedEvent(again) as Extract<LogEvent, { event: 'signed' }>), statement: used }
    const first = [NOW - 1000 * HOUR, signedEvent(earlier)] as const
    const later = [NOW - 990 * HOUR, told] as const
    const now = by(statement(4, [OWN], { spent: [coinOf(again)] }))
    expect(judge(rule, { ...now, history: historyOf(first, later) })).toEqual([])
    const foreign = claimsOf(later)
    const joined = historyOf(first) as ReturnType<typeof claimsOf> & { join(other: unknown): void }
    joined.join(foreign)
    expect(judge(rule, { ...now, history: joined })).toEqual(BROKEN)
  })

  test('lets coins come back to the vault, whatever else is still to come', () => {
    const cancels = reviewed({
      deposits: [{ index: 8, value: 3n * BTC }],
      payments: [
        {
          ...VAULT.addressAt(1, 4),
          script: VAULT.addressAt(1, 4).lock.scriptPubKey,
          amount: (3n * BTC - 20_000n) as never,
        },
      ],
      fee: 20_000n,
    })
    expect(cancels.facts.totals.payments).toBe(0n)
    const less = statement(1, [OWN, SPENT], {
      balances: { [VAULT.digest.hex]: '0' },
      coins: { [VAULT.digest.hex]: {} },
    })
    expect(verdicts(rule, cancels, { history, madeUp: false, ...by(less) }, SIGNED_BY)).toEqual([])
    expect(verdicts(rule, NEXT, { history, madeUp: false, ...by(less) }, SIGNED_BY)).not.toEqual([])
  })
})

describe('a statement', () => {
  const settled = statement(5, [OWN], { spent: [SPENT] })
  const missing = ['block:rule.evidence-missing']

  test('counts with enough of the named keys, for this vault, once each', () => {
    const signedBy = (endorsements: ReturnType<typeof endorsed>) =>
      judge(FLOOR, { balances: settled, endorsements })
    expect(signedBy(endorsed(settled, [0, 2]))).toEqual([])
    expect(signedBy(endorsed(settled, [1]))).toEqual(missing)
    expect(signedBy(endorsed(settled, [1, 1]))).toEqual(missing)
    expect(signedBy(endorsed(settled, [0, 1], '11'.repeat(32)))).toEqual(missing)
    expect(signedBy(endorsed(statement(6, [OWN]), [0, 1]))).toEqual(missing)
    expect(signedBy([])).toEqual(missing)
  })

  test('needs a number and coins, where keys are named for it', () => {
    const bare = parseBalances(
      JSON.stringify({
        ringi: 1,
        kind: 'balances',
        time: '2026-11-25T02:00:00Z',
        balances: { [VAULT.digest.hex]: `${90n * BTC}` },
      }),
    )
    expect(judge(FLOOR, { balances: bare, endorsements: endorsed(bare) })).toEqual(missing)
  })

  test('is named as the word of whoever prepared it, where no keys are', () => {
    const unsigned = 'warn:rule.evidence-unsigned'
    expect(judge(FLOOR, { balances: settled }, '')).toEqual([unsigned])
    expect(judge(FLOOR, { balances: statement(5, [OWN]) }, '')).toEqual([unsigned, 'block:rule.vault-floor'])
    expect(judge(ROLLING, { balances: statement(5, [OWN]) }, '')).toEqual(['warn:rule.rolling-limit'])
  })

  test('is not followed by an older one, or by another of its number', () => {
    const told = (used: Balances) => {
      const more = { ...(signedEvent(NEXT) as Extract<LogEvent, { event: 'signed' }>) }
      const subject = {
        proposal: NEXT.facts,
        evidence: { stage: 'sign', now: NOW, ...by(used) },
        policy: policyOf(FLOOR, SIGNED_BY),
      } as const
      return historyOf([NOW - 2, { ...more, statement: statementUsed(subject) as StatementUsed }])
    }
    expect(judge(FLOOR, { ...by(settled), history: told(settled) })).toEqual([])
    expect(judge(FLOOR, { ...by(settled), history: told(statement(6, [OWN])) })).toEqual([
      'block:rule.vault-floor',
    ])
    expect(judge(FLOOR, { ...by(settled), history: told(statement(5, [OWN])) })).toEqual([
      'block:rule.vault-floor',
    ])
    expect(judge(FLOOR, { ...by(settled), history: told(statement(4, [OWN])) })).toEqual([])
  })

  test('leaves behind what it showed', () => {
    const subject = (balances: Balances) =>
      ({
        proposal: NEXT.facts,
        evidence: { stage: 'sign', now: NOW, history, ...by(balances) },
        policy: policyOf(FLOOR, SIGNED_BY),
      }) as const
    expect(statementUsed(subject(statement(1, [OWN, SPENT, OTHER])))).toMatchObject({
      ...{ number: 1, height: 900_001, unspent: [OWN, SPENT].sort(), settled: [] },
    })
    expect(statementUsed(subject(settled))).toMatchObject({ unspent: [OWN], settled: [earlier.facts.txid] })
    const nobody = { ...subject(settled), evidence: { ...subject(settled).evidence, endorsements: [] } }
    expect(statementUsed(nobody)).toBeUndefined()
  })
})

describe('labels, ages and heights', () => {
  test('are named as the word of whoever prepared them, or need the keys', () => {
    const confirmations = new Map([[OWN, 9]])
    const files = { labels: [], confirmations: [sha256Of('snapshot')] }
    const rule = 'confirmations: { min: 6 }'
    expect(judge(rule, { confirmations, files }, '')).toEqual(['warn:rule.evidence-unsigned'])
    expect(judge(rule, { confirmations, files })).toEqual(['block:rule.evidence-missing'])
    const claim = {
      statement: sha256Of('snapshot'),
      vault: VAULT.digest.hex,
      expires: '2026-12-01T00:00:00Z',
    }
    const endorsements = [0, 1].map(i => ({
      ...claim,
      signature: signGenericMessage(claimText(claim), WATCHERS[i] as never),
    }))
    expect(judge(rule, { confirmations, files, endorsements })).toEqual([])
  })

  test('a height is nobody’s word but that of who typed it', () => {
    const blocks = 'rolling-limit: { windows: [{ blocks: 144, max: 9btc }] }'
    expect(judge(blocks, { height: 900_010 }, '')).toEqual(['warn:rule.evidence-unsigned'])
    expect(judge(blocks, { height: 900_010 })).toEqual(['warn:rule.evidence-unsigned'])
    expect(judge(blocks, { height: 900_010, ...by(statement(1, [OWN])) })).toEqual([])
    expect(findings(blocks, NEXT, { height: 900_010, history, madeUp: true })).toEqual([])
  })
})

function sha256Of(text: string): string {
  return toHex(sha256(new TextEncoder().encode(text)))
}
