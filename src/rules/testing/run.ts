import { toHex, utf8 } from '../../base/bytes.js'
import { type Sats, sats } from '../../chain/amount.js'
import { type Label, Labels } from '../../coins/labels.js'
import { AccountMoves } from '../../log/account-moves.js'
import type { History } from '../../log/history.js'
import { MetCheckpoints } from '../../log/met-checkpoints.js'
import { NO_POLICIES } from '../../log/policy-versions.js'
import { Proposals } from '../../log/proposals.js'
import { Reach } from '../../log/reach.js'
import { Sightings } from '../../log/sightings.js'
import type { SignedRecord } from '../../log/signed-record.js'
import { Successions } from '../../log/successions.js'
import { VaultIdentities } from '../../log/vault-identities.js'
import type { Worth } from '../../log/worth.js'
import type { ProposalFacts } from '../../proposal/facts.js'
import type { Vault } from '../../vault/vault.js'
import { evaluate, type RuleFinding } from '../engine/evaluate.js'
import type { Evidence } from '../evidence/evidence.js'
import type { LogAtHand } from '../evidence/logs-at-hand.js'
import type { Voucher } from '../evidence/vouchers.js'
import type { Policy } from '../policy/policy.js'
import type { TestCase } from './policy-tests.js'

/** What the tests of a policy run against. */
export interface TestFixture {
  readonly vault: Vault
  readonly otherVaults: readonly Vault[]
  readonly policy: Policy
  /** Unix milliseconds, where a case does not say. */
  readonly now: number
}

/** What a case came to: the rules that refused and warned, and whether those are the expected ones. */
export interface TestResult {
  readonly name: string
  readonly passes: boolean
  readonly refused: readonly string[]
  readonly warned: readonly string[]
  /** What the case says of the same; undefined where it says nothing of warnings. */
  readonly expected: { readonly refused: readonly string[]; readonly warned: readonly string[] | undefined }
  readonly findings: readonly RuleFinding[]
}

/** Satoshi of the fee, and of the one coin, where a case does not say. */
const USUAL = { fee: sats(2_000n), coin: sats(100_000_000_000n) }

/** Runs one case: asks the rules about its proposal, reviewed like any other, and compares. */
export function runCase(
  fixture: TestFixture,
  one: TestCase,
  facts: ProposalFacts,
  vouchers: readonly Voucher[],
): TestResult {
  const { policy } = fixture
  const evidence = evidenceOf(fixture, one, facts, vouchers)
  const findings = evaluate(policy, facts, evidence)
  const unfit = facts.findings.some(({ severity }) => severity === 'block') ? ['review'] : []
  const refused = [...unfit, ...rulesOf(findings, 'block')]
  const warned = rulesOf(findings, 'warn')
  const expected = { refused: one.refused ?? [], warned: one.warned }
  const passes =
    same(refused, expected.refused) && (expected.warned === undefined || same(warned, expected.warned))
  return { name: one.name, passes, refused, warned, expected, findings }
}

function rulesOf(findings: readonly RuleFinding[], severity: 'block' | 'warn'): string[] {
  return [...new Set(findings.filter(one => one.severity === severity).map(({ rule }) => rule))]
}

function same(found: readonly string[], expected: readonly string[]): boolean {
  return [...found].sort().join() === [...expected].sort().join()
}

/** What the proposal of a case is to be, where it does not bring one: paid as it says, from coins as it says. */
export function rehearsalOf({
  payments = [],
  coins,
  fee = USUAL.fee,
  data,
  locktime,
  memo,
  reference,
  proposer,
}: TestCase) {
  return {
    coins: coins?.flatMap(({ amount, copies = 1 }): Sats[] => Array(copies).fill(amount)) ?? [USUAL.coin],
    payments: payments.map(({ to, amount, label }) => ({
      ...to,
      amount,
      ...(label === undefined ? {} : { label }),
    })),
    fee,
    data: data === undefined ? undefined : utf8(data),
    locktime,
    notes: {
      ...(memo === undefined ? {} : { memo }),
      ...(reference === undefined ? {} : { reference }),
      ...(proposer === undefined ? {} : { proposer }),
    },
  }
}

function evidenceOf(
  { vault, otherVaults, now }: TestFixture,
  one: TestCase,
  facts: ProposalFacts,
  vouchers: readonly Voucher[],
): Evidence {
  const time = one.at ?? now
  const place = vault.cosigners.findIndex(({ name }) => name === one.signer)
  const amounts = one.balances
  const total = amounts && [...amounts.values()].reduce((sum, amount) => sum + amount, 0n)
  return {
    stage: one.stage ?? 'review',
    now: time,
    height: one.height,
    logs: logsOf(one, vault, time),
    history: one['no-history'] ? undefined : historyOf(one, vault, facts),
    balances: amounts && {
      ...{ digest: '', time, amounts, total: sats(total as bigint) },
      chain: { number: 1, height: 0, block: '', coins: new Map(), spent: minedOf(one) },
    },
    madeUp: true,
    ...coinEvidence(one, facts),
    vouchers,
    vaults: otherVaults,
    signer: place < 0 ? undefined : place,
    signedElsewhere: new Map([[facts.txid, new Set(one.consents)]]),
    proposer: one.proposer,
    ...(one['signed-by'] === undefined ? {} : { signers: [new Set(one['signed-by'])] }),
  }
}

/** The logs at hand: those that the case names, else all. */
function logsOf({ logs }: TestCase, { cosigners }: Vault, now: number): LogAtHand[] {
  const names = logs ?? cosigners.map(({ name }) => name)
  return names.map(cosigner => ({ cosigner, signed: now, isWhole: true }))
}

// The coins of a case are spent in its order.
function coinEvidence(
  { coins = [] }: TestCase,
  facts: ProposalFacts,
): Pick<Evidence, 'labels' | 'confirmations'> {
  const each = coins.flatMap(coin => Array<(typeof coins)[number]>(coin.copies ?? 1).fill(coin))
  const described = (facts.utxo?.coins ?? []).flatMap(({ outpoint }, input) => {
    const coin = each[input]
    return coin === undefined ? [] : [{ coin, outpoint }]
  })
  const labels = described.flatMap(({ coin: { label, frozen }, outpoint }): Label[] =>
    label === undefined && frozen === undefined
      ? []
      : [
          {
            type: 'output',
            ref: outpoint,
            ...(label === undefined ? {} : { label }),
            ...(frozen ? { spendable: false } : {}),
          },
        ],
  )
  const aged = described.filter(({ coin }) => coin.confirmations !== undefined)
  return {
    labels: new Labels().with(labels),
    ...(aged.length === 0
      ? {}
      : {
          confirmations: new Map(aged.map(({ coin, outpoint }) => [outpoint, coin.confirmations as number])),
        }),
  }
}

function sightingsOf(time: number | undefined, { txid }: ProposalFacts): Sightings {
  const sightings = new Sightings()
  if (time !== undefined) sightings.note({ txid, time, worth: { by: 'home', since: time }, proposers: [] })
  return sightings
}

const OWN: Worth = { by: 'home', since: 0 }

/** The coin of something that was signed before. */
function coinOf(number: number): string {
  return `${`${number}`.padStart(64, 'e')}:0`
}

/** The coins of what the case says is mined. */
function minedOf({ history = [] }: TestCase): ReadonlySet<string> {
  return new Set(history.flatMap(({ mined }, number) => (mined ? [coinOf(number)] : [])))
}

function historyOf({ history = [], seen }: TestCase, vault: Vault, facts: ProposalFacts): History {
  const signed = history.map(
    ({ at, height, payments, reference, fee = USUAL.fee }, number): SignedRecord => ({
      vault: vault.digest.hex,
      // Digests and coins of their own: what was signed before is something else than the proposal.
      proposal: `${number}`.padStart(64, '0'),
      txid: `${number}`.padStart(64, 'f'),
      time: at,
      coins: [{ outpoint: coinOf(number), value: 0n }],
      payments: payments.map(({ to, amount }) => ({
        script: toHex(to.script),
        address: to.address,
        value: amount,
      })),
      change: 0n,
      returns: [],
      fee,
      reference,
      cosigners: new Set(),
      signings: [
        {
          cosigner: '',
          entry: { log: '', seq: number },
          time: at,
          height: height ?? null,
          policy: null,
          signatures: [],
          worth: OWN,
        },
      ],
    }),
  )
  return {
    signed,
    reach: reachOf([...history.map(({ at }) => at), ...(seen === undefined ? [] : [seen])]),
    attested: true,
    own: true,
    sightings: sightingsOf(seen, facts),
    policies: NO_POLICIES,
    met: new MetCheckpoints(),
    vaults: new VaultIdentities(),
    proposals: new Proposals(),
    accountMoves: new AccountMoves(),
    successions: new Successions(),
  }
}

/** The clock of some log has been so far (Unix milliseconds). */
function reachOf(times: readonly number[]): Reach {
  const reach = new Reach()
  for (const [entry, time] of times.entries()) reach.pass({ log: '', entry, time, value: time })
  return reach
}
