import { type Finding, finding, firstBlocking } from '../../base/finding.js'
import { messageOf } from '../../base/message.js'
import { transactionId } from '../../bitcoin/transaction.js'
import { previousOf } from '../../psbt/codec/previous.js'
import { type Psbt, requireInputsAndOutputs, unsignedTransaction } from '../../psbt/codec/psbt.js'
import { Proofs } from '../../psbt/proofs.js'
import type { ReviewedPsbt } from '../../psbt/review/reviewed-psbt.js'
import type { ReviewOptions } from '../../psbt/review/reviewer.js'
import { withSharedPrevious } from '../../psbt/review/shared-previous.js'
import { dissenters } from '../../psbt/roles/combine/dissenters.js'
import { requireProposal } from '../../psbt/roles/combine/proposal.js'
import { gatherCopies } from '../../psbt/roles/combiner.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { inFile, type PsbtFile, readPsbt } from '../files.js'
import { type Carried, meetCarried } from '../log/carried.js'
import type { VerifiedLog } from '../log/verified-log.js'
import { type FileByFile, fileByFile, type Unread } from './unread.js'

/** A file of a batch, reviewed. */
export interface Copy {
  readonly file: string
  readonly reviewed: ReviewedPsbt
  /** Whether all previous transactions are in it, and none had to be taken from other copies. */
  readonly isWhole: boolean
  /** What was found of the checkpoints that it carries. */
  readonly carried: readonly Finding[]
}

/** Copies that were reviewed together, the files that were left out, and the checkpoints that they carry. */
type ReviewedCopies = FileByFile<Copy> & Pick<Carried, 'others' | 'older'>

/** Finds out which files hold the same transaction, whatever they are called, in the order in which each comes up first. */
export async function byTransaction(
  context: Context,
  files: readonly string[],
): Promise<FileByFile<readonly string[]>> {
  const groups = new Map<string, string[]>()
  const { unread } = await fileByFile(files, async file => {
    const { psbt } = await readPsbt(context, file)
    const txid = inFile(file, () => txidOf(psbt))
    groups.set(txid, [...(groups.get(txid) ?? []), file])
  })
  return { done: [...groups.values()], unread }
}

function txidOf(psbt: Psbt): string {
  requireInputsAndOutputs(psbt)
  return transactionId(unsignedTransaction(psbt))
}

/**
 * Reviews the copies of one transaction together, as combining does: what one leaves out another may have. Throws
 * `log.rolled-back`.
 */
export async function reviewCopies(
  context: Context,
  settings: ReviewOptions,
  {
    vault,
    log,
    names,
  }: { readonly vault: Vault; readonly log: VerifiedLog; readonly names: readonly string[] },
): Promise<ReviewedCopies> {
  const proofs = new Proofs()
  const read = await fileByFile(names, name => readCopy(context, name, proofs))
  const { findings, ...carried } = await meetCarried(log, vault, read.done)
  const foundIn = (name: string) => findings.filter(({ file }) => file === name)
  const { files, previous, review } = gatherCopies(vault, read.done, { ...settings, proofs })
  const reviewed = await fileByFile(
    files.map(({ name }) => name),
    (name, at) => {
      const file = files[at] as PsbtFile
      requireProposal(files, previous)
      const reviewed = inFile(name, () => review(file))
      return { file: name, reviewed, isWhole: isWhole(file.psbt), carried: foundIn(name) }
    },
  )
  return { done: reviewed.done, unread: [...read.unread, ...reviewed.unread], ...carried }
}

async function readCopy(context: Context, name: string, proofs: Proofs) {
  const { psbt } = await readPsbt(context, name, proofs)
  return { name, psbt: inFile(name, () => withSharedPrevious(psbt, proofs)) }
}

function isWhole({ inputs }: Psbt): boolean {
  return inputs.every(input => previousOf(input) !== undefined)
}

/**
 * The copies of one proposal without the spoiled ones: those that are blocked although others are not, and those that
 * contradict most of the others. Where all are blocked it is the proposal that is, and none is left out.
 */
export function unspoiled(copies: readonly Copy[]): FileByFile<Copy> {
  const sound = copies.filter(({ reviewed }) => reviewed.blocking === undefined)
  const [first] = sound
  if (first === undefined) return { done: copies, unread: [] }
  const alone = dissenters(
    sound.map(({ file, reviewed }) => ({ name: file, psbt: reviewed.facts.psbt })),
    first.reviewed.facts.vault,
  )
  return {
    done: sound.filter(({ file }) => !alone.has(file)),
    unread: [
      ...copies.filter(copy => !sound.includes(copy)).map(blockedCopy),
      ...[...alone].map(file => ({ ...DISSENT, file })),
    ],
  }
}

const DISSENT = { code: 'psbt.conflict', args: { why: 'dissent' } } as const

function blockedCopy(copy: Copy): Unread {
  const blocking = firstBlocking(findingsIn(copy)) as Finding
  return { file: copy.file, ...messageOf(blocking), code: blocking.code }
}

/** What was found in a copy, with its file. */
export function findingsIn({ file, reviewed, carried }: Copy): Finding[] {
  return [...reviewed.facts.findings.map(found => ({ ...withoutBlame(found), file })), ...carried]
}

const ABOUT_SIGNATURES = [
  'signature.not-der',
  'signature.not-all',
  'signature.high-s',
  'signature.other-scheme',
  'signature.invalid',
] as const

// Anybody who had the file can put something under a cosigner's key, and in a folder nobody knows who brought which file.
function withoutBlame(found: Finding): Finding {
  const { severity, where } = found
  const code = ABOUT_SIGNATURES.find(one => one === found.code)
  return code === undefined ? found : finding(severity, code, { why: 'blameless' }, where)
}
