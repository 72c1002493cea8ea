import { toHex, utf8 } from '../../bitcoin/bytes.js'
import { sha256 } from '../../bitcoin/hash.js'
import { formatOutPoint } from '../../bitcoin/transaction.js'
import { parseLabels } from '../../coins/labels.js'
import { parseSnapshot, type Snapshot } from '../../coins/snapshot.js'
import { uniqueUtxos } from '../../coins/utxo.js'
import { EXCEPTION, exceptionsUnder, type SignedException } from '../../rules/approvals/exception.js'
import { parseStatement } from '../../rules/approvals/statement.js'
import { type Balances, parseBalances } from '../../rules/balances.js'
import type { Evidence } from '../../rules/evidence.js'
import type { Policy } from '../../rules/policy/policy.js'
import { parseVoucher } from '../../rules/vouchers.js'
import type { Vault } from '../../vault/vault.js'
import { chainHeight } from '../chain-height.js'
import type { Context } from '../context.js'
import { inFile, readText } from '../files.js'
import { listOf, type Options, textOf } from '../options.js'
import { type GivenConsent, readConsents, verifyConsents } from './consents.js'
import type { SignedCopies } from './signed-copies.js'

/** What rules may decide by, as far as files have been given; exceptions and consents are not verified yet. */
export type GivenEvidence = Pick<
  Evidence,
  'balances' | 'labels' | 'confirmations' | 'vouchers' | 'height' | 'signedElsewhere'
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

/** Reads the files that the options of rules name. */
export async function readEvidence(
  context: Context,
  options: Options,
  vault: Vault,
  copies?: SignedCopies,
): Promise<GivenEvidence> {
  const { io } = context
  const digests: string[] = []
  const parsed = async <T>(name: string, parse: (text: string) => T): Promise<T> => {
    const text = await readText(io, name)
    return inFile(name, () => parse(text))
  }
  const all = async <T>(names: readonly string[], parse: (text: string) => T): Promise<T[]> => {
    const found: T[] = []
    for (const name of names) found.push(await parsed(name, parse))
    return found
  }
  /** What was stated, by the one or the several files of an option: an approval covers it. */
  const stated = async <T>(option: string, parse: (text: string) => T): Promise<T[]> => {
    const name = textOf(options, option)
    return await all(name === undefined ? listOf(options, option) : [name], text => {
      digests.push(toHex(sha256(utf8(text))))
      return parse(text)
    })
  }
  const consents = await readConsents(context, options, vault, copies)
  digests.push(...consents.digests.map(toHex))
  const [balances] = await stated<Balances>('balances', parseBalances)
  const [labels] = await stated('labels', parseLabels)
  return {
    ...consents,
    ...{ balances, labels, digests },
    confirmations: confirmationsIn(await all(listOf(options, 'utxos'), parseSnapshot)),
    vouchers: await stated('voucher', parseVoucher),
    exceptions: await stated('exception', text => parseStatement(EXCEPTION, text)),
    height: chainHeight(options),
  }
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
