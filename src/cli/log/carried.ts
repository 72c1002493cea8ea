import { RingiError } from '../../bitcoin/error.js'
import { type Finding, finding } from '../../bitcoin/finding.js'
import type { RunningHistory } from '../../log/history.js'
import type { Home } from '../../platform/home.js'
import { type CarriedCheckpoint, checkpointsIn } from '../../psbt/carried-checkpoints.js'
import type { NamedPsbt } from '../../psbt/combiner.js'
import type { Vault } from '../../vault/vault.js'
import { ownNames } from '../signing/signer.js'
import { newlyMet } from './logs-at-hand.js'
import { ownLogName, requireOwnEntries } from './own-log.js'
import { type VerifiedCheckpoint, verifyCheckpoint } from './read-checkpoint.js'

/** What the checkpoints tell that proposals carry. */
export interface Carried {
  /** The files of those of other logs that the own log is to keep. */
  readonly met: readonly string[]
  /** Which of them are not what they say, and are ignored. */
  readonly findings: readonly Finding[]
}

type Verified = VerifiedCheckpoint & { readonly file: string }

/**
 * Meets the checkpoints that proposals carry: those of other cosigners are to be kept, and the log of this home has to have
 * the entries for which its own keys have signed. Throws `log.rolled-back` where it lacks one.
 */
export async function meetCarried(
  home: Home,
  vault: Vault,
  { files, own }: { readonly files: readonly NamedPsbt[]; readonly own?: RunningHistory | undefined },
): Promise<Carried> {
  const { verified, findings } = verifyCarried(files, vault)
  if (verified.length === 0) return { met: [], findings }
  const log = await ownLogName(home)
  const keys = await ownNames(home, vault)
  await requireOwnEntries(
    home,
    verified.filter(one => one.log === log && keys.has(one.cosigner)),
  )
  // What another has signed of this machine's own log says nothing.
  const others = verified.filter(one => one.log !== log && !keys.has(one.cosigner))
  return { met: [...new Set(newlyMet(own, vault, others))], findings }
}

/** Of the checkpoints that copies of a proposal carry, each cosigner's newest that holds. */
export function newestCarried(files: readonly NamedPsbt[], vault: Vault): CarriedCheckpoint[] {
  const newest = new Map<string, Verified>()
  for (const one of verifyCarried(files, vault).verified.sort(byAge)) newest.set(one.cosigner, one)
  return [...newest.values()].map(({ cosigner, text }) => ({ cosigner, text }))
}

// In the same order whichever file came first.
function byAge(a: Verified, b: Verified): number {
  return a.signed - b.signed || a.seq - b.seq || (a.text < b.text ? -1 : 1)
}

function verifyCarried(files: readonly NamedPsbt[], vault: Vault) {
  const verified: Verified[] = []
  const findings: Finding[] = []
  for (const { name: file, psbt } of files) {
    for (const one of checkpointsIn(psbt)) {
      try {
        verified.push({ ...verifyOne(one, vault), file })
      } catch (cause) {
        if (!(cause instanceof RingiError)) throw cause
        findings.push(
          finding('info', cause.code, `A checkpoint that it carries is ignored: ${cause.message}`),
        )
      }
    }
  }
  return { verified, findings }
}

function verifyOne({ cosigner, text }: CarriedCheckpoint, vault: Vault): VerifiedCheckpoint {
  const known = vault.cosigners.some(({ name }) => name === cosigner)
  const verified = known ? verifyCheckpoint(text, vault) : undefined
  if (verified?.cosigner === cosigner) return verified
  throw new RingiError(
    'checkpoint.bad-signature',
    'It is not that of the cosigner under whose name it stands.',
  )
}
