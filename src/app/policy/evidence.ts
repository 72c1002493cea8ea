import { toHex } from '../../base/bytes.js'
import { formatOutPoint } from '../../bitcoin/transaction.js'
import { parseLabels } from '../../coins/labels.js'
import { parseSnapshot, type Snapshot } from '../../coins/snapshot.js'
import { uniqueUtxos } from '../../coins/utxo.js'
import { type Balances, parseBalances, statementDigest } from '../../rules/evidence/balances.js'
import type { Evidence } from '../../rules/evidence/evidence.js'
import { parseVoucher } from '../../rules/evidence/vouchers.js'
import type { Policy } from '../../rules/policy/policy.js'
import { EXCEPTION, exceptionsUnder, type SignedException } from '../../rules/statements/exception.js'
import { parseStatement } from '../../rules/statements/statement.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { parsedFile } from '../files.js'
import { type GivenConsent, type GivenConsents, verifyConsents } from './consents.js'

/** What rules are asked with: files by name, but for the height. */
export interface EvidenceRequest {
  /** A policy to ask beside the one in force. */
  readonly policy: string | undefined
  /** Balance statements: the one to go by, and those before it. */
  readonly balances: readonly string[]
  /** Logs of other machines, and checkpoints of them. */
  readonly history: readonly string[]
  /** Cosigners' approvals of `policy`. */
  readonly approval: readonly string[]
  /** Revocations beside those that logs and later approvals carry. */
  readonly revocation: readonly string[]
  readonly voucher: readonly string[]
  readonly exception: readonly string[]
  /** Cosigners' consents, or copies that they have signed. */
  readonly consent: readonly string[]
  /** Labels of coins and addresses (BIP 329). */
  readonly labels: string | undefined
  /** The height of the chain. */
  readonly height: number | undefined
  /** The coins as the chain has them, for their confirmations. */
  readonly utxos: readonly string[]
}

/** Where nothing is given that rules could decide by. */
export const NO_EVIDENCE: EvidenceRequest = {
  ...{ policy: undefined, balances: [], history: [], approval: [], revocation: [], voucher: [] },
  ...{ exception: [], consent: [], labels: undefined, height: undefined, utxos: [] },
}

/** What rules may decide by, as far as files have been given; exceptions and consents are not verified yet. */
export type GivenEvidence = Pick<
  Evidence,
  | 'balances'
  | 'earlier'
  | 'labels'
  | 'confirmations'
  | 'files'
  | 'vouchers'
  | 'endorsements'
  | 'height'
  | 'signedElsewhere'
> & {
  readonly exceptions: readonly SignedException[]
  readonly consents: readonly GivenConsent[]
  /** SHA-256 of each file that speaks for a proposal by what somebody has stated, for the code of an approval. */
  readonly digests: readonly string[]
}

/** What of it counts for a vault at a time (Unix milliseconds), under these policies. Throws `approval.*`. */
export function evidenceAt(
  { digests: _, exceptions, consents, ...evidence }: GivenEvidence,
  {
    vault,
    policies,
    now,
  }: { readonly vault: Vault; readonly policies: readonly Policy[]; readonly now: number },
): Omit<Evidence, 'stage' | 'now'> {
  return {
    ...evidence,
    exceptions: policies.flatMap(policy => exceptionsUnder(policy, exceptions, { vault, now })),
    consents: verifyConsents(consents, vault, now),
  }
}

/** Something that was read from a file, with the SHA-256 of its text, in hex. */
interface Read<T> {
  readonly value: T
  readonly digest: string
}

/** Reads the files that rules decide by; consents and signed copies have been read before. */
export async function readEvidence(
  { io }: Context,
  { labels: labelsFile, height, ...names }: EvidenceRequest,
  consents: GivenConsents,
): Promise<GivenEvidence> {
  const digests: string[] = consents.digests.map(toHex)
  const read = async <T>(name: string, parse: (text: string) => T): Promise<Read<T>> => {
    return await parsedFile(io, name, text => ({ value: parse(text), digest: statementDigest(text) }))
  }
  const all = async <T>(names: readonly string[], parse: (text: string) => T): Promise<Read<T>[]> => {
    const found: Read<T>[] = []
    for (const name of names) found.push(await read(name, parse))
    return found
  }
  /** What was stated: an approval covers it. */
  const stated = async <T>(files: readonly string[], parse: (text: string) => T): Promise<Read<T>[]> => {
    const found = await all(files, parse)
    digests.push(...digestsOf(found))
    return found
  }
  const labels = await stated(labelsFile === undefined ? [] : [labelsFile], parseLabels)
  const snapshots = await all(names.utxos, parseSnapshot)
  const vouchers = valuesOf(await stated(names.voucher, parseVoucher))
  return {
    ...consents,
    ...inOrder(valuesOf(await stated(names.balances, parseBalances))),
    ...{ labels: labels[0]?.value, digests },
    confirmations: confirmationsIn(valuesOf(snapshots)),
    files: { labels: digestsOf(labels), confirmations: digestsOf(snapshots) },
    vouchers: vouchers.filter(one => 'address' in one),
    endorsements: vouchers.filter(one => 'statement' in one),
    exceptions: valuesOf(await stated(names.exception, text => parseStatement(EXCEPTION, text))),
    height,
  }
}

function digestsOf(files: readonly Read<unknown>[]): string[] {
  return files.map(({ digest }) => digest)
}

function valuesOf<T>(files: readonly Read<T>[]): T[] {
  return files.map(({ value }) => value)
}

/** The newest balance statement, and those before it: by number, where they have one, else by time. */
function inOrder(statements: readonly Balances[]): Pick<Evidence, 'balances' | 'earlier'> {
  const rank = ({ chain, time }: Balances) => [chain?.number ?? -1, time] as const
  const [newest, ...earlier] = statements.toSorted((a, b) => {
    const [[numberA, timeA], [numberB, timeB]] = [rank(a), rank(b)]
    return numberB - numberA || timeB - timeA
  })
  return { balances: newest, earlier }
}

/** Confirmations by outpoint; of two ages of one coin the younger counts. Undefined where there is no snapshot. */
function confirmationsIn(snapshots: readonly Snapshot[]): ReadonlyMap<string, number> | undefined {
  if (snapshots.length === 0) return undefined
  const utxos = uniqueUtxos(snapshots.flatMap(snapshot => snapshot.utxos))
  return new Map(
    utxos.flatMap(({ outPoint, confirmations }) =>
      confirmations === undefined ? [] : [[formatOutPoint(outPoint), confirmations] as const],
    ),
  )
}
