import { RingiError } from '../../bitcoin/error.js'
import type { Finding } from '../../bitcoin/finding.js'
import type { Sight } from '../../log/sightings.js'
import { isSealedHere } from '../../log/worth.js'
import type { ReviewedPsbt } from '../../psbt/reviewed-psbt.js'
import { proposerOf } from '../../rules/approvals/proposer.js'
import type { Policy } from '../../rules/policy/policy.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import type { PsbtFile } from '../files.js'
import { append } from '../log/append.js'
import { metCheckpoints, reviewedFirst } from '../log/events.js'
import { keepMet } from '../log/met.js'
import type { VerifiedLog } from '../log/verified-log.js'
import { type Options, textOf } from '../options.js'
import { wordsIn } from '../render/words.js'
import type { Sealing } from '../seal/sealing.js'
import type { StoredKey } from '../stored-key.js'
import { type Judged, judge } from './at-signing.js'
import { withKey } from './signer.js'
import type { Signing } from './signing.js'

/** A proposal that this machine has before it: what waiting counts from, once it is logged with the key opened. */
export interface Seen {
  readonly log: VerifiedLog
  readonly reviewed: ReviewedPsbt
  /** The policy in force, which says whose signature makes somebody a proposer. */
  readonly policy: Policy | undefined
  /** The files of checkpoints of other logs that the log is to keep. */
  readonly met: readonly string[]
}

/** The key that a sight is sealed with, and the vault that it is a cosigner of. */
interface Owner {
  readonly record: StoredKey
  readonly vault: Vault
}

/**
 * Judges a proposal that is to be signed. Where waiting, and nothing else, stands in the way, it is sealed first that this
 * machine has seen it, so that the waiting begins, and then it is refused with the hour from which it can be signed. Throws
 * the code of the rule that has it wait, and what opening the key throws.
 */
export async function beginWaiting(
  context: Context,
  options: Options,
  signing: Signing,
  file: PsbtFile,
): Promise<Judged> {
  const seal = async (seen: Seen) => {
    // A script that gives no password is refused for the rule, and not for the password.
    const canAsk = context.io.terminal !== undefined || textOf(options, 'passwordFile') !== undefined
    if (canAsk && !isSealed(seen)) await sealSight(context, options, signing, seen)
  }
  return await judgeWaiting(context, signing, file, seal)
}

/** The same where the key has been opened already. */
export async function beginWaitingOpened(
  context: Context,
  signing: Signing,
  sealing: Sealing,
  file: PsbtFile,
): Promise<Judged> {
  return await judgeWaiting(context, signing, file, seen => logSightUnder(sealing, seen))
}

async function judgeWaiting(
  context: Context,
  signing: Signing,
  file: PsbtFile,
  seal: (seen: Seen) => Promise<void>,
): Promise<Judged> {
  const judged = await judge(signing, file)
  if (!onlyWaits(judged.reviewed.facts)) return judged
  const seen = {
    log: signing.log,
    reviewed: judged.reviewed,
    policy: judged.settings.inForce,
    met: judged.settings.met ?? [],
  }
  await seal(seen)
  const again = await judge(signing, file)
  if (onlyWaits(again.reviewed.facts)) throw tooEarly(again.reviewed, context, isSealed(seen))
  return again
}

/** Whether waiting, and nothing else, stands in the way of signing. */
export function onlyWaits({ findings }: { readonly findings: readonly Finding[] }): boolean {
  const blocking = findings.filter(({ severity }) => severity === 'block')
  return blocking.length > 0 && blocking.every(({ from }) => from !== undefined)
}

/**
 * Logs that this machine has seen the proposal, and who has signed as its proposer, where there is a policy and the log does
 * not say so already; and in any case the checkpoints that are to be kept.
 */
export async function logSight({ log, reviewed, policy, met }: Seen): Promise<void> {
  const proposer = policy && proposerIn(reviewed, policy)
  if (policy === undefined || tellsOf(ownSights(log, reviewed), proposer))
    return await keepMet(log.home, reviewed.facts.vault, met)
  await log.home.change(async () => {
    await log.readOn()
    await append(log, reviewedFirst(reviewed, proposer, met))
  })
}

/** The same under the seal of the home, unless an entry that is sealed says so already. */
async function logSightUnder(sealing: Sealing, { log, reviewed, policy, met }: Seen): Promise<void> {
  const proposer = policy && proposerIn(reviewed, policy)
  const isKnown = tellsOf(
    ownSights(log, reviewed).filter(({ worth }) => isSealedHere(worth)),
    proposer,
  )
  if (isKnown && met.length === 0) return
  await log.home.change(async () => {
    await log.readOn()
    await sealing.check(log)
    const event = isKnown ? metCheckpoints(reviewed.facts.vault, met) : reviewedFirst(reviewed, proposer, met)
    await sealing.log(log, event)
  })
}

function tellsOf(sights: readonly Sight[], proposer: string | undefined): boolean {
  return sights.some(({ proposers }) => proposer === undefined || proposers.includes(proposer))
}

/**
 * Has the key opened, so that nobody without its password can have the waiting begin, and logs under it that this machine
 * has seen the proposal. Throws what opening the key throws.
 */
export async function sealSight(context: Context, options: Options, owner: Owner, seen: Seen): Promise<void> {
  await withKey(context, options, owner, async (_key, sealing) => await logSightUnder(sealing, seen))
}

function isSealed({ log, reviewed }: Seen): boolean {
  return ownSights(log, reviewed).some(({ worth }) => isSealedHere(worth))
}

function ownSights({ history }: VerifiedLog, { facts: { txid } }: ReviewedPsbt): Sight[] {
  return history.sightings.of(txid).filter(({ worth }) => worth.by === 'home')
}

function proposerIn({ facts }: ReviewedPsbt, policy: Policy): string | undefined {
  return proposerOf({ proposal: facts, policy, evidence: { stage: 'review', now: Date.now() } })?.name
}

/** It names the last of the hours from which on the rules let it pass. */
function tooEarly({ facts: { findings } }: ReviewedPsbt, { language }: Context, begun: boolean): RingiError {
  const [last] = findings
    .filter(({ severity }) => severity === 'block')
    .sort((a, b) => Date.parse(b.from as string) - Date.parse(a.from as string))
  const { code, message, from } = last as Finding & { readonly from: string }
  const words = wordsIn(language)
  const local = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' }).format(
    new Date(from),
  )
  return new RingiError(code, message, {
    hint: begun ? words.signableFrom(local) : words.waitingNotBegun,
    details: { from },
    findings,
  })
}
