import { isoSecond } from '../../src/base/time.js'
import { OP } from '../../src/bitcoin/script.js'
import { sats } from '../../src/chain/amount.js'
import type { Payment } from '../../src/coins/payment.js'
import { parsePath } from '../../src/keys/path.js'
import { formatEntry, parseEntry } from '../../src/log/entry.js'
import type { LogEvent } from '../../src/log/events.js'
import { type History, RunningHistory } from '../../src/log/history.js'
import { proposed, signed } from '../../src/log/proposal-events.js'
import { NOBODY, type Worth } from '../../src/log/worth.js'
import type { Psbt } from '../../src/psbt/codec/psbt.js'
import { withStatement } from '../../src/psbt/notes.js'
import type { ReviewedPsbt } from '../../src/psbt/review/reviewed-psbt.js'
import { review } from '../../src/psbt/review/reviewer.js'
import { type ProposalOptions, propose } from '../../src/psbt/roles/proposal.js'
import { evaluate, type RuleFinding } from '../../src/rules/engine/evaluate.js'
import type { Balances } from '../../src/rules/evidence/balances.js'
import type { Evidence } from '../../src/rules/evidence/evidence.js'
import { type Policy, parsePolicy } from '../../src/rules/policy/policy.js'
import { PROPOSAL } from '../../src/rules/statements/proposer.js'
import { formatStatement, sealStatement } from '../../src/rules/statements/statement.js'
import { SCRIPT_TYPES } from '../../src/spend/script-types.js'
import type { Vault } from '../../src/vault/vault.js'
import { type Deposit, fundsOf, masterOf, paymentOf, signedBy, strangerScript, vaultOf } from './rehearsal.js'

/** Wednesday 25 November 2026, 12:00 in Tokyo. */
export const NOW = Date.UTC(2026, 10, 25, 3)
export const HOUR = 3_600_000
export const BTC = 100_000_000n

/** The vault of most tests of rules. */
export const VAULT = vaultOf()

/** The text of a policy: `rules` and `more` as they would stand in the file, `rules` two spaces further left. */
export function policyText(rules: string, more = '', vault: Vault = VAULT): string {
  const indented = rules.trim().replace(/^/gm, '  ')
  return `ringi: 1
kind: policy
name: tests
network: ${vault.network.name}
vault: ${vault.digest.hex}
version: 1
previous: none
${more.trim()}
rules:
${indented}
`
}

/** A policy with these rules. */
export function policyOf(rules: string, more = '', vault: Vault = VAULT): Policy {
  return parsePolicy(policyText(rules, more, vault))
}

/** What a proposal of a test is like; 1 BTC of a coin of 10 BTC to a stranger, with a fee of 10,000 satoshi. */
export interface Plan extends ProposalOptions {
  readonly vault?: Vault
  readonly deposits?: readonly Deposit[]
  readonly payments?: readonly Payment[]
  readonly fee?: bigint
  /** What somebody does to it on its way. */
  readonly tamper?: (psbt: Psbt) => Psbt
  readonly signers?: readonly number[]
}

/** A proposal that was made and reviewed; all deposits are spent. */
export function reviewed(plan: Plan = {}): ReviewedPsbt {
  const {
    vault = VAULT,
    deposits = [{ value: 10n * BTC }],
    payments = [paymentOf(BTC)],
    fee = 10_000n,
  } = plan
  const { tamper = psbt => psbt, signers = [], ...options } = plan
  const funds = fundsOf(vault, deposits)
  const coins = funds.utxos.map(({ outPoint }) => outPoint)
  const absoluteFee = { absoluteFee: sats(fee) }
  const { psbt } = propose(vault, funds, { payments }, absoluteFee, { coins, ...options })
  return review(vault, signedBy(vault, tamper(psbt), ...signers))
}

/** What the statement of a proposer says otherwise than that they propose it now. */
interface Statement {
  readonly renews?: string
  /** When they have signed it, in Unix milliseconds. */
  readonly at?: number
  /** Whose key it is signed with, by number. */
  readonly by?: number
}

/** A proposal that an officer, by number, has signed as its proposer. */
export function proposedBy(officer: number, plan: Plan = {}, said: Statement = {}): ReviewedPsbt {
  const { renews = 'none', at = NOW, by = officer } = said
  const name = `officer-${officer}`
  const { facts } = reviewed({ ...plan, notes: { proposer: name, ...plan.notes } })
  const { vault, digest, txid, psbt } = facts
  const statement = {
    ...{ vault: vault.digest.hex, proposal: digest.hex, transaction: txid, renews },
    ...{ proposer: facts.notes.proposer ?? name, proposed: isoSecond(at) },
  }
  const account = masterOf(by).derive(parsePath(SCRIPT_TYPES.p2wsh.accountPath(vault.network, 0)))
  const sealed = sealStatement(PROPOSAL, { cosigner: officer - 1, account }, statement)
  return review(vault, withStatement(psbt, formatStatement(PROPOSAL, sealed)))
}

/** A payment to an address of a vault. */
export function paymentTo(vault: Vault, branch: 0 | 1, index: number, amount: bigint): Payment {
  const { address, lock } = vault.addressAt(branch, index)
  return { address, script: lock.scriptPubKey, amount: sats(amount) }
}

/** A payment to `script`. */
export function paymentInto(script: Uint8Array, amount: bigint): Payment {
  return { address: 'a script', script, amount: sats(amount) }
}

/** An output that publishes data. */
export const PUBLISHED = paymentInto(Uint8Array.of(OP.RETURN, 2, 0xca, 0xfe), 0n)

/** The address of a stranger. */
export function addressOfStranger(number: number): string {
  return paymentOf(1n, number).address
}

export { paymentOf, strangerScript }

/** What a policy with `rules` says of a proposal that is about to be signed, unless `evidence` says otherwise. */
export function findings(
  rules: string,
  proposal: ReviewedPsbt,
  evidence: Partial<Evidence> = {},
  more = '',
): RuleFinding[] {
  const { facts } = proposal
  return evaluate(policyOf(rules, more, facts.vault), facts, {
    stage: 'sign',
    now: NOW,
    madeUp: true,
    ...evidence,
  })
}

/** The same in short: `block:rule.dust`. */
export function verdicts(...asked: Parameters<typeof findings>): string[] {
  return findings(...asked).map(({ severity, code }) => `${severity}:${code}`)
}

type Logged = readonly [time: number, event: LogEvent, actor?: string]

/** A history of what a machine has logged, made of entries as logs have them: times in Unix milliseconds. */
export function historyOf(...events: readonly Logged[]): History {
  return gatheredFrom(events)
}

/** The same of what somebody has written into a log that nobody has signed for. */
export function claimsOf(...events: readonly Logged[]): History {
  return gatheredFrom(events, NOBODY)
}

/** The same, of whatever worth. */
export function gatheredFrom(events: readonly Logged[], worth?: Worth): RunningHistory {
  const history = new RunningHistory()
  for (const [time, event, actor = 'akira'] of events) {
    const place = {
      seq: 1,
      log: 'ab'.repeat(16),
      previous: '00'.repeat(32),
      actor,
      time: new Date(time).toISOString(),
    }
    history.add(parseEntry(formatEntry(place, event)), worth)
  }
  return history
}

/** Of proposals and signatures, nothing was logged yet. */
export const NO_HISTORY = historyOf([
  NOW - 1000 * 24 * HOUR,
  { event: 'vault.registered', vault: { name: 'treasury', digest: VAULT.digest.hex }, network: 'regtest' },
])

/** That a cosigner has signed a proposal, as their place says. */
export function signedEvent(proposal: ReviewedPsbt, cosigner = 0, height?: number): LogEvent {
  const added = proposal.facts.inputs.map(() => [])
  return signed(proposal.facts, { cosigner, added, findings: [], policy: undefined, height })
}

/** That somebody has made a proposal. */
export function proposedEvent(proposal: ReviewedPsbt): LogEvent {
  return proposed(proposal.facts)
}

/** A balance statement, an hour old unless said otherwise: satoshi by place, and what the vault holds. */
export function balancesOf(
  vault: bigint,
  places: Readonly<Record<string, bigint>> = {},
  time = NOW - HOUR,
): Balances {
  const rows: [string, bigint][] = [[VAULT.digest.hex, vault], ...Object.entries(places)]
  const amounts = new Map(rows.map(([name, value]) => [name, sats(value)]))
  const total = sats(rows.reduce((sum, [, value]) => sum + value, 0n))
  return { digest: '', time, amounts, total, chain: undefined }
}
