import { RingiError } from '../../base/error.js'
import { type Finding, firstBlocking } from '../../base/finding.js'
import { messageOf } from '../../base/message.js'
import type { History } from '../../log/history.js'
import type { ProposedRecord } from '../../log/signed-record.js'
import type { Leaving } from '../../proposal/facts.js'
import type { ReviewedPsbt, ReviewFacts } from '../../psbt/review/reviewed-psbt.js'
import { review } from '../../psbt/review/reviewer.js'
import type { Vault } from '../../vault/vault.js'
import type { Failure } from '../blocked.js'
import type { Context } from '../context.js'
import { exitOf } from '../exit-statuses.js'
import { readPsbt } from '../files.js'
import { namingFile } from '../wrong-file.js'

/** What was found of one proposal: small, so that ten thousand of them stay small. */
export interface CheckedProposal {
  readonly file: string
  readonly digest: string | null
  readonly txid: string | null
  readonly passes: boolean
  /** Why it could not even be reviewed. */
  readonly error: Failure | null
  /** What leaves with it; null where it could not be reviewed. */
  readonly leaving: Leaving | null
  readonly findings: readonly Finding[]
}

/** What every proposal is checked against. */
export interface Standard {
  readonly vault: Vault
  readonly otherVaults: readonly Vault[]
  readonly selfTransfers: boolean
  readonly rules: (facts: ReviewFacts) => readonly Finding[]
  /** What logs tell. */
  readonly history: History
  /** The proposals that were checked before and that nothing blocks. */
  readonly alongside: readonly ProposedRecord[]
  /** What is done with a proposal that nothing blocks. */
  readonly onPass: (reviewed: ReviewedPsbt) => void
}

/** Reviews a proposal and asks the rules; a file that is no proposal is a result like any other. */
export async function checkProposal(
  context: Context,
  file: string,
  standard: Standard,
): Promise<CheckedProposal> {
  try {
    const { psbt, proofs } = await readPsbt(context, file)
    const { vault, onPass, ...options } = standard
    const reviewed = review(vault, psbt, { ...options, proofs })
    const { digest, txid, totals, findings } = reviewed.facts
    const leaving = { payments: totals.payments, fee: totals.fee }
    const passes = reviewed.blocking === undefined
    if (passes) onPass(reviewed)
    return { file, digest: digest.hex, txid, passes, error: null, leaving, findings }
  } catch (cause) {
    if (!(cause instanceof RingiError) || exitOf(cause.code) === 1) throw cause
    return unread(file, await namingFile(cause, context.io))
  }
}

/** What was found of a file that could not be read. */
export function unread(file: string, cause: RingiError): CheckedProposal {
  return {
    file,
    digest: null,
    txid: null,
    passes: false,
    error: { ...messageOf(cause), code: cause.code },
    leaving: null,
    findings: [],
  }
}

/** Why a proposal does not pass: what could not be read, or the first finding that blocks. */
export function reasonOf({ error, findings }: CheckedProposal): Failure | undefined {
  return error ?? firstBlocking(findings)
}

/** What leaves with all that passes; copies of one transaction are counted once. */
export function leavingWith(proposals: readonly CheckedProposal[]): Leaving {
  const transactions = new Map<string, Leaving>()
  for (const { passes, txid, leaving } of proposals)
    if (passes && txid !== null && leaving !== null) transactions.set(txid, leaving)
  const sum = (part: keyof Leaving) => [...transactions.values()].reduce((all, one) => all + one[part], 0n)
  return { payments: sum('payments'), fee: sum('fee') }
}
