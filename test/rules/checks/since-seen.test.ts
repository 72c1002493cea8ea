import { describe, expect, test } from 'vitest'
import type { OutPoint } from '../../../src/bitcoin/transaction.js'
import type { LogEvent } from '../../../src/log/events.js'
import { type History, RunningHistory } from '../../../src/log/history.js'
import type { Stage } from '../../../src/rules/evidence/evidence.js'
import {
  BTC,
  claimsOf,
  findings,
  gatheredFrom,
  HOUR,
  historyOf,
  NO_HISTORY,
  NOW,
  paymentOf,
  proposedBy,
  proposedEvent,
  reviewed,
  signedEvent,
  verdicts,
} from '../../support/policies.js'

const PROPOSAL = reviewed()
const STAGES = ['propose', 'review', 'sign', 'combine', 'finalize', 'verify'] as const
const seen = (ago: number, stage: Stage = 'sign') => ({
  stage,
  history: historyOf([NOW - ago, proposedEvent(PROPOSAL)]),
})

describe.each([
  ['cooling-off', 24 * HOUR, 24 * HOUR - 1],
  ['expiry', 24 * HOUR, 24 * HOUR + 1],
])('%s', (name, fine, wrong) => {
  const rule = `${name}: { hours: 24 }`
  const broken = [`block:rule.${name}`]

  test('to the millisecond', () => {
    expect(verdicts(rule, PROPOSAL, seen(fine))).toEqual([])
    expect(verdicts(rule, PROPOSAL, seen(wrong))).toEqual(broken)
  })

  test('it is about signatures', () => {
    const info = [`info:rule.${name}`]
    const all = STAGES.map(stage => verdicts(rule, PROPOSAL, seen(wrong, stage)))
    expect(all).toEqual([info, broken, broken, info, info, broken])
  })

  test('a log that nobody has signed for is no beginning', () => {
    const history = claimsOf([NOW - fine, proposedEvent(PROPOSAL)])
    expect(verdicts(rule, PROPOSAL, { history })).toEqual(['block:rule.evidence-missing'])
  })

  test('without any log it cannot be decided', () => {
    expect(verdicts(rule, PROPOSAL, { history: undefined })).toEqual(['block:rule.evidence-missing'])
  })

  test('the first of several times counts, in whatever order logs are read', () => {
    const events = [
      [NOW - wrong, proposedEvent(PROPOSAL)],
      [NOW - 12 * HOUR, signedEvent(PROPOSAL)],
    ] as const
    const [forth, back] = [historyOf(...events), historyOf(...events.toReversed())]
    expect(verdicts(rule, PROPOSAL, { history: forth })).toEqual(broken)
    expect(verdicts(rule, PROPOSAL, { history: back })).toEqual(broken)
  })

  test('a clock behind the history is refused', () => {
    const history = historyOf([NOW - fine, proposedEvent(PROPOSAL)], [NOW + 600_001, signedEvent(PROPOSAL)])
    expect(verdicts(rule, PROPOSAL, { history })).toEqual(broken)
  })
})

const COOL = 'cooling-off: { hours: 24 }'
const EXPIRE = 'expiry: { hours: 24 }'
const EARLY = ['block:rule.cooling-off']
const LAPSED = ['block:rule.expiry']
const DOUBTFUL = ['warn:rule.expiry']

describe('what is remembered is the transaction', () => {
  const history = historyOf([NOW - 30 * HOUR, proposedEvent(PROPOSAL)])
  const others = {
    memo: reviewed({ notes: { memo: 'another' } }),
    proposer: reviewed({ notes: { proposer: 'hanako' } }),
  }
  const rivals = {
    'a satoshi more fee': reviewed({ fee: 10_001n }),
    'more to the same payee': reviewed({ payments: [paymentOf(2n * BTC)] }),
    'a coin beside it': reviewed({ deposits: [{ value: 10n * BTC }, { value: 3n * BTC }] }),
    'other change': reviewed({ changeIndex: 7 }),
    'a dust payee beside it': reviewed({ payments: [paymentOf(BTC), paymentOf(1_000n, 5)] }),
    'payees in another order': reviewed({ payments: [paymentOf(1_000n, 5), paymentOf(BTC)] }),
  }

  test.each(Object.entries(others))('another %s is no other transaction', (_, changed) => {
    expect(verdicts(COOL, changed, { history })).toEqual([])
    expect(verdicts(EXPIRE, changed, { history })).toEqual(LAPSED)
  })

  test.each(Object.entries(rivals))(
    '%s: what stands in its place expires with it, and waits anew',
    (_, rival) => {
      expect(verdicts(EXPIRE, rival, { history })).toEqual(LAPSED)
      expect(verdicts(COOL, rival, { history })).toEqual(EARLY)
    },
  )

  test('over a third transaction that has a coin of each', () => {
    const deposits = [{ value: 10n * BTC }, { value: 3n * BTC }]
    const both = reviewed({ deposits })
    const { outPoint } = both.facts.inputs.find(({ value }) => value === 3n * BTC) as { outPoint: OutPoint }
    const second = reviewed({ deposits, coins: [outPoint] })
    const known = historyOf([NOW - 30 * HOUR, proposedEvent(PROPOSAL)], [NOW - HOUR, proposedEvent(both)])
    expect(verdicts(EXPIRE, second, { history: known })).toEqual(LAPSED)
    expect(verdicts(EXPIRE, second, { history })).toEqual([])
  })

  test('other coins, or another payee alone, are another transaction', () => {
    expect(verdicts(EXPIRE, reviewed({ payments: [paymentOf(BTC, 5)] }), { history })).toEqual([])
    expect(verdicts(EXPIRE, reviewed({ deposits: [{ value: 9n * BTC }] }), { history })).toEqual([])
  })

  test('nobody’s word that another one stood in its place expires nothing', () => {
    const rival = reviewed({ fee: 10_001n })
    const stranger = { txid: 'ab'.repeat(32), proposal: 'ab'.repeat(32) }
    const forged = { ...proposedEvent(PROPOSAL), ...stranger } as LogEvent
    // As 0.1.0 wrote it: it does not say what the transaction moves.
    const vault = { name: 'treasury', digest: PROPOSAL.facts.vault.digest.hex }
    const bare: LogEvent = { event: 'reviewed', vault, ...stranger }
    const all = new RunningHistory()
    all.join(historyOf([NOW - 30 * HOUR, bare]))
    expect(verdicts(EXPIRE, rival, { history: all })).toEqual([])
    all.join(claimsOf([NOW - 30 * HOUR, forged]))
    expect(verdicts(EXPIRE, rival, { history: all })).toEqual(DOUBTFUL)
  })
})

describe('proposed anew', () => {
  const history = historyOf([NOW - 30 * HOUR, proposedEvent(PROPOSAL)])
  const { txid } = PROPOSAL.facts

  test('by a signature that names what has lapsed it may be signed, with a warning', () => {
    for (const plan of [{}, { fee: 10_001n }, { notes: { memo: 'again' } }])
      expect(verdicts(EXPIRE, proposedBy(1, plan, { renews: txid }), { history })).toEqual(DOUBTFUL)
  })

  test('not without one, nor by one that names something else or nothing', () => {
    expect(verdicts(EXPIRE, proposedBy(1, {}), { history })).toEqual(LAPSED)
    expect(verdicts(EXPIRE, proposedBy(1, {}, { renews: 'ab'.repeat(32) }), { history })).toEqual(LAPSED)
    expect(verdicts(EXPIRE, proposedBy(1, {}, { renews: txid, by: 7 }), { history })).toEqual(LAPSED)
  })

  test('and lapses as the first one did', () => {
    const anew = proposedBy(1, {}, { renews: txid, at: NOW - 25 * HOUR })
    expect(verdicts(EXPIRE, anew, { history })).toEqual(LAPSED)
    const later = proposedBy(1, {}, { renews: txid, at: NOW + 2 * HOUR })
    expect(verdicts(EXPIRE, later, { history })).toEqual(LAPSED)
  })
})

describe('whose sight lets the waiting begin', () => {
  const seenBy = (names: readonly string[], ago: number, met?: number) =>
    gatheredFrom([[NOW - ago, proposedEvent(PROPOSAL)]], {
      by: 'cosigners',
      since: new Map(names.map(name => [name, met])),
    })
  const under = (history: History, signer = 0) => verdicts(COOL, PROPOSAL, { history, signer })
  const together = (...all: readonly History[]) => {
    const history = new RunningHistory()
    for (const one of all) history.join(one)
    return history
  }

  test('a stranger’s log that one cosigner has signed for shortens nothing', () => {
    const own = historyOf([NOW - HOUR, proposedEvent(PROPOSAL)])
    const foreign = seenBy(['officer-2'], 1440 * HOUR)
    expect(under(together(own, foreign))).toEqual(EARLY)
    expect(under(together(NO_HISTORY, foreign))).toEqual(EARLY)
  })

  test('M others together do, none of them the one who signs', () => {
    expect(under(seenBy(['officer-2', 'officer-3'], 24 * HOUR))).toEqual([])
    expect(under(together(NO_HISTORY, seenBy(['officer-2', 'officer-3'], 24 * HOUR - 1)))).toEqual(EARLY)
    expect(under(together(NO_HISTORY, seenBy(['officer-1', 'officer-3'], 48 * HOUR)))).toEqual(EARLY)
    expect(under(together(seenBy(['officer-2'], 48 * HOUR), seenBy(['officer-3'], 24 * HOUR)))).toEqual([])
  })

  test('a checkpoint counts from when one’s own sealed log has met it', () => {
    expect(under(together(NO_HISTORY, seenBy(['officer-2'], 48 * HOUR, NOW - 24 * HOUR)))).toEqual([])
    expect(under(together(NO_HISTORY, seenBy(['officer-2'], 48 * HOUR, NOW - 23 * HOUR)))).toEqual(EARLY)
    expect(under(together(NO_HISTORY, seenBy(['officer-2'], 23 * HOUR, NOW - 48 * HOUR)))).toEqual(EARLY)
  })

  test('a log that is taken as it is does not, nor one’s own that is not sealed', () => {
    const taken = gatheredFrom([[NOW - 48 * HOUR, proposedEvent(PROPOSAL)]], { by: 'bearer' })
    expect(under(together(NO_HISTORY, taken))).toEqual(EARLY)
    const own = gatheredFrom([[NOW - 48 * HOUR, proposedEvent(PROPOSAL)]], { by: 'home', since: undefined })
    expect(under(own)).toEqual(EARLY)
    own.seal(NOW - 24 * HOUR)
    expect(under(own)).toEqual([])
  })

  test('it is told from when on it can be signed, to the second', () => {
    const history = historyOf([NOW - HOUR + 1, proposedEvent(PROPOSAL)])
    const [found] = findings(COOL, PROPOSAL, { history })
    expect(found).toMatchObject({ code: 'rule.cooling-off', from: '2026-11-26T02:00:01Z' })
    expect(findings(COOL, PROPOSAL, { history: NO_HISTORY })[0]).toMatchObject({
      from: '2026-11-26T03:00:00Z',
    })
  })
})

test('an early sight that nobody has signed for warns of expiry, and expires nothing', () => {
  const history = new RunningHistory()
  history.join(historyOf([NOW - 20 * HOUR, proposedEvent(PROPOSAL)]))
  history.join(claimsOf([NOW - 30 * HOUR, proposedEvent(PROPOSAL)]))
  expect(verdicts(EXPIRE, PROPOSAL, { history })).toEqual(DOUBTFUL)
  expect(verdicts(EXPIRE, PROPOSAL, { history: NO_HISTORY })).toEqual([])
})
