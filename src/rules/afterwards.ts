import { toHex } from '../base/bytes.js'
import { type Finding, finding } from '../base/finding.js'
import { sha256 } from '../base/hash.js'
import { detailsOf } from '../base/message.js'
import { isAfter, isoTime } from '../base/time.js'
import type { History } from '../log/history.js'
import { Proposals } from '../log/proposals.js'
import { Reach } from '../log/reach.js'
import type { LoggedSigning, SignedRecord } from '../log/signed-record.js'
import { isAttested } from '../log/worth.js'
import type { ProposalFacts } from '../proposal/facts.js'
import { cosignerName } from '../vault/cosigners.js'
import type { VaultFacts } from '../vault/vault.js'
import { evaluate } from './engine/evaluate.js'
import type { Evidence } from './evidence/evidence.js'
import type { Policy } from './policy/policy.js'
import { type Consent, consentsIn } from './statements/consent.js'

/** One signature of a finished transaction, and the signing in a log that accounts for it, if there is one. */
export interface AccountedSignature {
  readonly input: number
  readonly cosigner: string
  readonly signing: LoggedSigning | undefined
  readonly record: SignedRecord | undefined
}

/** A finished transaction, whatever chain it is for. */
interface SentTransaction {
  /** The id that its proposal has. */
  readonly txid: string
  /** Of each input, or of the whole: by their places in the vault who has signed it, and the signatures in the same order. */
  readonly inputs: readonly {
    readonly signedBy: readonly number[]
    readonly signatures: readonly Uint8Array[]
  }[]
}

/** Every signature of a transaction, with the signing that made it, found by the signature's own digest. */
export function accountFor(
  vault: VaultFacts,
  { txid, inputs }: SentTransaction,
  { signed, vaults }: History,
): AccountedSignature[] {
  const records = signed.filter(
    record => record.txid === txid && vaults.areOne(record.vault, vault.digest.hex),
  )
  const signings = records.flatMap(record => record.signings.map(signing => ({ signing, record })))
  // Where an entry that is attested and one that is not tell of one signature, the former is believed.
  const ascending = signings.sort(
    (a, b) => Number(isAttested(a.signing.worth)) - Number(isAttested(b.signing.worth)),
  )
  const known = new Map(
    ascending.flatMap(one => one.signing.signatures.map(digest => [digest, one] as const)),
  )
  return inputs.flatMap(({ signedBy, signatures }, input) =>
    signedBy.map((place, at) => {
      const found = known.get(toHex(sha256(signatures[at] as Uint8Array)))
      return { input, cosigner: cosignerName(vault, place), signing: found?.signing, record: found?.record }
    }),
  )
}

/** What is wrong with the signatures of a transaction as the logs tell it: one that nobody has logged, above all. */
export function checkAccounts(
  accounts: readonly AccountedSignature[],
  proposal: ProposalFacts | undefined,
): Finding[] {
  const digest = proposal?.digest.hex
  return accounts.flatMap((account): Finding[] => {
    const { input, cosigner, record } = account
    if (record === undefined) {
      return [finding('block', 'signature.unaccounted', { cosigner }, { input })]
    }
    const unattested = checkAttested(account)
    if (digest === undefined || record.proposal === digest) return unattested
    const { proposal: signed } = record
    const args = { why: 'signed', cosigner, proposal: signed } as const
    return [...unattested, finding('block', 'proposal.other-transaction', args, { input })]
  })
}

function checkAttested({ input, cosigner, signing }: AccountedSignature): Finding[] {
  if (signing === undefined || isAttested(signing.worth)) return []
  return [finding('block', 'log.unattested', { why: 'signature', cosigner }, { input })]
}

/** What a policy says of a transaction at the times at which it was signed. */
interface AfterwardsInput {
  readonly policy: Policy
  readonly proposal: ProposalFacts
  readonly accounts: readonly AccountedSignature[]
  readonly history: History
  /** What the rules decide by beside the logs. */
  readonly evidence: Omit<Evidence, 'stage' | 'now' | 'history' | 'signers'>
}

/**
 * Asks every rule anew for each time at which somebody signed, with what the logs knew then, and whether the policy was
 * the one in force.
 */
export function evaluateAfterwards(afterwards: AfterwardsInput): Finding[] {
  const { policy, accounts, proposal, history, evidence } = afterwards
  const signings = new Map(
    accounts.flatMap(({ signing }) =>
      signing === undefined ? [] : [[signing, signing.height ?? evidence.height] as const],
    ),
  )
  const signers = proposal.signers.map(
    (_, input) => new Set(accounts.filter(one => one.input === input).map(({ cosigner }) => cosigner)),
  )
  const consents = consentsBefore(Math.max(...[...signings.keys()].map(({ time }) => time)), afterwards)
  const broken = [...signings].flatMap(([{ time }, height]) =>
    evaluate(policy, proposal, {
      ...evidence,
      height,
      stage: 'verify',
      now: time,
      history: until(history, time),
      signers,
      consents,
    }),
  )
  return [...[...signings.keys()].flatMap(signing => checkVersion(signing, policy)), ...unique(broken)]
}

/** Machines do not have quite the same time. */
const CLOCK_TOLERANCE = 10 * 60_000

/** The consents that were given before it was signed last: one that is given afterwards makes nothing right. */
function consentsBefore(last: number, { proposal, history, evidence }: AfterwardsInput): Consent[] {
  return [...(evidence.consents ?? []), ...consentsIn(history, proposal, last)].filter(
    ({ approved }) => !isAfter(approved, last + CLOCK_TOLERANCE),
  )
}

function checkVersion({ cosigner, policy: inForce, time }: LoggedSigning, policy: Policy): Finding[] {
  if (inForce === policy.digest.hex) return []
  const args = { why: 'signed', cosigner, at: isoTime(time) } as const
  return inForce === null
    ? [finding('block', 'policy.not-in-force', args)]
    : [finding('block', 'policy.other-version', { ...args, policy: inForce })]
}

/** What the logs knew at a time. */
function until(history: History, time: number): History {
  const signed = history.signed
    .filter(record => record.time <= time)
    .map(record => ({ ...record, signings: record.signings.filter(signing => signing.time <= time) }))
  const reach = new Reach()
  for (const { vault, signings } of signed)
    for (const { entry, height, time: at } of signings)
      if (height !== null) reach.climb(vault, { log: entry.log, entry: entry.seq, time: at, value: height })
  for (const correction of history.reach.corrections) reach.correct(correction)
  const { attested, own, sightings, policies, met, vaults, successions, accountMoves } = history
  const same = { attested, own, sightings, policies, met, vaults, successions, accountMoves }
  return { ...same, proposals: new Proposals(), signed, reach }
}

function unique<F extends Finding>(findings: readonly F[]): F[] {
  return [...new Map(findings.map(one => [substance(one), one])).values()]
}

function substance(one: Finding): string {
  return JSON.stringify([one.code, detailsOf(one), one.where])
}
