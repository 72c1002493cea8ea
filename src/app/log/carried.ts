import { RingiError } from '../../base/error.js'
import { type Finding, finding } from '../../base/finding.js'
import { type VerifiedCheckpoint, verifyCheckpoint } from '../../log/attestation.js'
import { olderFindings } from '../../log/older-logs.js'
import { type CarriedCheckpoint, checkpointsIn } from '../../psbt/carried-checkpoints.js'
import type { NamedPsbt } from '../../psbt/roles/combiner.js'
import type { Vault } from '../../vault/vault.js'
import { ownNames } from '../signing/signer.js'
import { requireOwnEntries } from './own-log.js'
import type { VerifiedLog } from './verified-log.js'

/** What the checkpoints tell that proposals carry. */
export interface Carried {
  /** Those of other cosigners' logs, for the own log to keep. */
  readonly others: readonly VerifiedCheckpoint[]
  /** Those of other logs by keys of this machine, which may have replaced another one. */
  readonly older: readonly VerifiedCheckpoint[]
  /** Which of them are not what they say, and are ignored, and which `sign` will ask about; each with its file. */
  readonly findings: readonly Finding[]
}

type Verified = VerifiedCheckpoint & { readonly file: string }

/**
 * Meets the checkpoints that proposals carry: those of other cosigners are to be kept, and `log`, that of this home, has to have
 * the entries for which its own keys have signed. What nobody has signed for is but a claim of whoever had the file, and
 * stops nobody. Throws `log.rolled-back` where the log lacks an entry.
 */
export async function meetCarried(
  log: VerifiedLog,
  vault: Vault,
  files: readonly NamedPsbt[],
): Promise<Carried> {
  const { verified, findings } = verifyCarried(files, vault)
  if (verified.length === 0) return { others: [], older: [], findings }
  const keys = await ownNames(log.home, vault)
  const isOwn = (one: Verified) => one.log === log.head?.log
  requireOwnEntries(
    log,
    verified.filter(one => isOwn(one) && keys.has(one.cosigner)),
  )
  // What another has signed of this machine's own log says nothing.
  const foreign = verified.filter(one => !isOwn(one))
  const older = foreign.filter(({ cosigner }) => keys.has(cosigner))
  return {
    others: foreign.filter(({ cosigner }) => !keys.has(cosigner)),
    older,
    findings: [...findings, ...older.flatMap(one => olderFindings(log.history, [one], one.file))],
  }
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
        findings.push({ ...finding('warn', refusalOf(cause), { why: 'carried' }), file })
      }
    }
  }
  return { verified, findings }
}

// Whose it says it is, anybody can have written: the finding names nobody.
function refusalOf({ code }: RingiError) {
  return code === 'checkpoint.malformed' || code === 'checkpoint.other-log'
    ? code
    : 'checkpoint.bad-signature'
}

function verifyOne({ cosigner, text }: CarriedCheckpoint, vault: Vault): VerifiedCheckpoint {
  const known = vault.cosigners.some(({ name }) => name === cosigner)
  const verified = known ? verifyCheckpoint(text, vault) : undefined
  if (verified?.cosigner === cosigner) return verified
  throw new RingiError('checkpoint.bad-signature', { why: 'other-cosigner' })
}
