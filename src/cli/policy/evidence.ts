import { toHex, utf8 } from '../../bitcoin/bytes.js'
import { sha256 } from '../../bitcoin/hash.js'
import { formatOutPoint } from '../../bitcoin/transaction.js'
import { parseLabels } from '../../coins/labels.js'
import { parseSnapshot, type Snapshot } from '../../coins/snapshot.js'
import { uniqueUtxos } from '../../coins/utxo.js'
import { EXCEPTION, type SignedException } from '../../rules/approvals/exception.js'
import { parseStatement } from '../../rules/approvals/statement.js'
import { type Balances, parseBalances } from '../../rules/balances.js'
import type { Evidence } from '../../rules/evidence.js'
import { parseVoucher } from '../../rules/vouchers.js'
import { chainHeight } from '../chain-height.js'
import type { Context } from '../context.js'
import { inFile, readText } from '../files.js'
import { listOf, type Options, textOf } from '../options.js'

/** What rules may decide by, as far as files have been given; exceptions are not verified yet. */
export type GivenEvidence = Pick<
  Evidence,
  'balances' | 'labels' | 'confirmations' | 'vouchers' | 'height'
> & {
  readonly exceptions: readonly SignedException[]
  /** SHA-256 of each file that speaks for a proposal by what somebody has stated, for the code of an approval. */
  readonly digests: readonly string[]
}

/** Reads the files that `addEvidenceOptions` names. */
export async function readEvidence(context: Context, options: Options): Promise<GivenEvidence> {
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
  const [balances] = await stated<Balances>('balances', parseBalances)
  const [labels] = await stated('labels', parseLabels)
  return {
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
