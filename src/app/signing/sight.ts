import { errorOf, type RingiError } from '../../base/error.js'
import { type Finding, standingIn } from '../../base/finding.js'
import type { LogEvent } from '../../log/events.js'
import { keeping, metCheckpoints } from '../../log/met-checkpoints.js'
import { reviewedFirst } from '../../log/proposal-events.js'
import type { Sight } from '../../log/sightings.js'
import { isSealedHere, type Worth } from '../../log/worth.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import { proposerOf } from '../../rules/checks/proposer.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import type { PsbtFile } from '../files.js'
import { append } from '../log/append.js'
import type { Kept } from '../log/kept.js'
import type { VerifiedLog } from '../log/verified-log.js'
import type { Sealing } from '../seal/sealing.js'
import { type CurrentReview, reviewNow } from './at-signing.js'
import { type KeyOwner, withKey } from './signer.js'
import type { Signing } from './signing.js'

/** What is logged of a proposal that this machine has before it. */
export interface Sighted {
  readonly vault: Vault
  readonly txid: string
  /** Who has signed as its proposer, where a policy is in force that says whose signature makes somebody one. */
  readonly proposer: string | undefined
  readonly event: Extract<LogEvent, { event: 'reviewed' }>
}

/** What is logged of a proposal, under the policy in force. */
export function sightedIn(reviewed: ReviewedPsbt, policy: Policy | undefined): Sighted {
  const { vault, txid } = reviewed.facts
  const proposer = policy && proposerIn(reviewed, policy)
  return { vault, txid, proposer, event: reviewedFirst(reviewed.facts, proposer) }
}

/** Proposals that this machine has before it: what waiting counts from, once it is logged with the key opened. */
export interface Seen extends Kept {
  /** The home's. */
  readonly log: VerifiedLog
  readonly sights: readonly Sighted[]
}

/**
 * Evaluates a proposal that is to be signed. Where waiting, and nothing else, stands in the way, it is sealed first that this
 * machine has seen it, so that the waiting begins, and then it is refused with the hour from which it can be signed. Throws
 * the code of the rule that has it wait, and what opening the key throws.
 */
export async function beginWaiting(
  context: Context,
  signing: Signing,
  file: PsbtFile,
): Promise<CurrentReview> {
  const seal = async (seen: Seen) => {
    // A script that gives no password is refused for the rule, and not for the password.
    if (signing.credentials.areAtHand && !isSealed(seen)) await sealSights(context, signing, seen)
  }
  return await reviewWaiting(signing, file, seal)
}

/** The same where the key has been opened already. */
export async function beginWaitingOpened(
  signing: Signing,
  sealing: Sealing,
  file: PsbtFile,
): Promise<CurrentReview> {
  return await reviewWaiting(signing, file, seen => logSightsUnder(sealing, signing.vault, seen))
}

async function reviewWaiting(
  signing: Signing,
  file: PsbtFile,
  seal: (seen: Seen) => Promise<void>,
): Promise<CurrentReview> {
  const current = await reviewNow(signing, file)
  if (!onlyWaits(current.reviewed.facts)) return current
  const { inForce, met = [], revoked = [] } = current.settings
  const seen = { log: signing.log, sights: [sightedIn(current.reviewed, inForce)], met, revoked }
  await seal(seen)
  const again = await reviewNow(signing, file)
  if (onlyWaits(again.reviewed.facts)) throw tooEarly(again.reviewed, isSealed(seen))
  return again
}

/** Whether waiting, and nothing else, stands in the way of signing. */
export function onlyWaits({ findings }: { readonly findings: readonly Finding[] }): boolean {
  const blocking = findings.filter(({ severity }) => severity === 'block')
  return blocking.length > 0 && blocking.every(({ from }) => from !== undefined)
}

/**
 * Logs that this machine has seen proposals, as far as the log does not say so already, and keeps the checkpoints that came
 * with them. The home must not be locked.
 */
export async function logSights(vault: Vault, seen: Seen): Promise<void> {
  const { log, sights } = seen
  const events = eventsOf(
    vault,
    unknownOf(log, sights, () => true),
    seen,
  )
  if (events.length === 0) return
  await log.home.change(async () => {
    await log.readOn()
    for (const event of events) await append(log, event)
  })
}

/** The same under the seal of the home, as far as no entry that is sealed says so already. */
async function logSightsUnder(sealing: Sealing, vault: Vault, seen: Seen): Promise<void> {
  const { log, sights } = seen
  const events = eventsOf(vault, unknownOf(log, sights, isSealedHere), seen)
  if (events.length === 0) return
  await log.home.change(async () => {
    await log.readOn()
    await sealing.check(log)
    await sealing.log(log, ...events)
  })
}

/** What is to be logged: the first sight keeps the checkpoints, or an entry of their own. */
function eventsOf(vault: Vault, sights: readonly Sighted[], { met, revoked }: Kept): LogEvent[] {
  const [first, ...others] = sights.map(({ event }) => event)
  const kept = met.length === 0 ? [] : [metCheckpoints(vault, met)]
  return [...revoked, ...(first === undefined ? kept : [{ ...first, ...keeping(met) }, ...others])]
}

/** Those of which no entry tells yet that `counts`, or none with who proposes it. */
function unknownOf(
  log: VerifiedLog,
  sights: readonly Sighted[],
  counts: (worth: Worth) => boolean,
): Sighted[] {
  return sights.filter(({ txid, proposer }) => {
    const told = ownSights(log, txid).filter(({ worth }) => counts(worth))
    return !told.some(({ proposers }) => proposer === undefined || proposers.includes(proposer))
  })
}

/**
 * Has the key opened, so that nobody without its password can have the waiting begin, and logs under it that this machine
 * has seen proposals. Throws what opening the key throws.
 */
export async function sealSights(context: Context, owner: KeyOwner, seen: Seen): Promise<void> {
  await withKey(context, owner, (_key, sealing) => logSightsUnder(sealing, owner.vault, seen))
}

function isSealed({ log, sights }: Seen): boolean {
  return sights.every(({ txid }) => ownSights(log, txid).some(({ worth }) => isSealedHere(worth)))
}

function ownSights({ history }: VerifiedLog, txid: string): Sight[] {
  return history.sightings.of(txid).filter(({ worth }) => worth.by === 'home')
}

function proposerIn({ facts }: ReviewedPsbt, policy: Policy): string | undefined {
  return proposerOf({ proposal: facts, policy, evidence: { stage: 'review', now: Date.now() } })?.name
}

/** It names the last of the hours from which on the rules let it pass. */
function tooEarly({ facts: { findings } }: ReviewedPsbt, begun: boolean): RingiError {
  const [last] = findings
    .filter(({ severity }) => severity === 'block')
    .sort((a, b) => Date.parse(b.from as string) - Date.parse(a.from as string))
  const standsIn = begun ? 'waiting' : 'unsealed-waiting'
  return errorOf(standingIn(last as Finding, standsIn), { findings })
}
