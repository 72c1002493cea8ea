import type { StatementUsed } from '../../log/events.js'
import type { SignedRecord } from '../../log/signed-record.js'
import { amountLeaving, heldBy, mostLeaving } from '../../log/spending.js'
import { isSealedHere } from '../../log/worth.js'
import { coinsOf, payments, spending } from '../engine/payments.js'
import type { Subject } from '../engine/rule.js'
import type { Balances, ChainStatement } from '../evidence/balances.js'
import { isSigned } from './signed-word.js'

/** What may leave with all that was signed and can still be sent, in satoshi: without a proposal, and with it. */
export interface Outlook {
  readonly before: bigint
  readonly after: bigint
}

/** How much of a record, and of the proposal, counts: all that leaves the vault, unless told otherwise. */
interface Counted {
  readonly ofRecord: (record: SignedRecord) => bigint
  readonly ofProposal: bigint
}

/** What may leave with `records`, and with the proposal beside them: as {@link mostLeaving} counts. */
export function outlook(
  records: readonly SignedRecord[],
  subject: Subject,
  counted: Counted = { ofRecord: amountLeaving, ofProposal: spending(subject) },
): Outlook {
  const { txid, utxo } = subject.proposal
  const earlier = records.map(record => ({ coins: heldBy(record), leaves: counted.ofRecord(record) }))
  const coins = (utxo?.coins ?? []).map(({ outpoint, value }) => ({ outpoint, value: value as bigint }))
  const proposed = { coins: heldBy({ txid, coins }), leaves: counted.ofProposal }
  return { before: mostLeaving(earlier), after: mostLeaving([...earlier, proposed]) }
}

/**
 * Everything that was ever signed and can still be sent, whenever that was: what nobody has shown to be mined or
 * impossible. A balance statement shows it of a transaction
 * - whose own output it lists among the unspent coins,
 * - of whose coins it says that one is spent, or does not list one that an earlier statement did;
 * what was shown when something was signed on this machine stays shown.
 */
export function pendingOf(subject: Subject, of: 'this vault' | 'all vaults' = 'this vault'): SignedRecord[] {
  const isSettled = settledBy(subject)
  const records = of === 'this vault' ? ownRecords(subject) : (subject.evidence.history?.signed ?? [])
  return records.filter(record => !isSettled(record))
}

/** What was signed for the policy's vault, under whatever digest. */
function ownRecords({ policy, evidence: { history } }: Subject): SignedRecord[] {
  return history?.signed.filter(({ vault }) => history.vaults.areOne(vault, policy.vault)) ?? []
}

/** Whether a proposal only brings coins back to the vault that may leave already: it takes nothing away that others do not. */
export function isCancellation(subject: Subject): boolean {
  if (subject.evidence.history === undefined || payments(subject).length > 0) return false
  const { before, after } = outlook(pendingOf(subject), subject)
  return after <= before
}

/**
 * The statements that this machine has signed by before. What another machine's log says of them counts for nothing: its
 * owner may be whom the limits are there for.
 */
export function usedStatements(subject: Subject): StatementUsed[] {
  return ownRecords(subject).flatMap(({ signings }) =>
    signings.flatMap(({ statement, worth }) => (statement && isSealedHere(worth) ? [statement] : [])),
  )
}

/**
 * What is to be remembered of the statement that a proposal is signed by; undefined where there is none to remember, as
 * where the policy names nobody who signs them.
 */
export function statementUsed(subject: Subject): StatementUsed | undefined {
  const { evidence, policy } = subject
  const { balances } = evidence
  if (policy.signedBy === undefined || balances?.chain === undefined) return undefined
  if (!isSigned(balances.digest, subject)) return undefined
  const { number, height, block, coins } = balances.chain
  const listed = coins.get(policy.vault) ?? new Set()
  const pending = pendingOf(subject)
  const spent = [...pending.flatMap(record => record.coins.map(({ outpoint }) => outpoint))]
  const own = coinsOf(subject)
  const isPending = new Set(pending.map(({ txid }) => txid))
  const settledBefore = new Set(usedStatements(subject).flatMap(({ settled }) => settled))
  return {
    ...{ digest: balances.digest, number, height, block },
    unspent: [...new Set([...spent, ...own])].filter(coin => listed.has(coin)).sort(),
    settled: [...new Set(ownRecords(subject).map(({ txid }) => txid))]
      .filter(txid => !isPending.has(txid) && !settledBefore.has(txid))
      .sort(),
  }
}

function settledBy(subject: Subject): (record: SignedRecord) => boolean {
  const { balances, earlier = [] } = subject.evidence
  const used = usedStatements(subject)
  const settled = new Set(used.flatMap(one => one.settled))
  const given = [balances, ...earlier].flatMap(one => chainOf(one, subject))
  const newest = balances === undefined ? undefined : chainOf(balances, subject)[0]
  const spent = new Set(given.flatMap(one => [...one.spent]))
  const made = new Set(
    given.flatMap(({ coins }) => [...coins.values()].flatMap(of => [...of].map(coin => coin.slice(0, 64)))),
  )
  const isGone = goneSince(newest, { given, used, vault: subject.policy.vault })
  const { vaults } = subject.evidence.history ?? {}
  return ({ txid, vault: named, coins }) => {
    const isOwn = vaults?.areOne(named, subject.policy.vault) === true
    const vault = isOwn ? subject.policy.vault : named
    return (
      (isOwn && settled.has(txid)) ||
      made.has(txid) ||
      coins.some(({ outpoint }) => spent.has(outpoint) || isGone(vault, outpoint))
    )
  }
}

function chainOf(balances: Balances | undefined, subject: Subject): ChainStatement[] {
  const { chain, digest } = balances ?? {}
  return chain !== undefined && isSigned(digest as string, subject) ? [chain] : []
}

/** Whether a coin of a vault was unspent by an earlier statement and is not by the newest. */
function goneSince(
  newest: ChainStatement | undefined,
  before: { given: readonly ChainStatement[]; used: readonly StatementUsed[]; vault: string },
): (vault: string, coin: string) => boolean {
  if (newest === undefined) return () => false
  const given = before.given.filter(({ number }) => number < newest.number)
  const used = new Set(
    before.used.filter(({ number }) => number < newest.number).flatMap(({ unspent }) => unspent),
  )
  return (vault, coin) => {
    const now = newest.coins.get(vault)
    if (now === undefined || now.has(coin)) return false
    return (
      given.some(({ coins }) => coins.get(vault)?.has(coin)) || (vault === before.vault && used.has(coin))
    )
  }
}
