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
}

/** Reads the files that `addEvidenceOptions` names. */
export async function readEvidence(context: Context, options: Options): Promise<GivenEvidence> {
  const { io } = context
  const parsed = async <T>(name: string, parse: (text: string) => T): Promise<T> => {
    const text = await readText(io, name)
    return inFile(name, () => parse(text))
  }
  const all = async <T>(option: string, parse: (text: string) => T): Promise<T[]> => {
    const found: T[] = []
    for (const name of listOf(options, option)) found.push(await parsed(name, parse))
    return found
  }
  const [balances, labels] = [textOf(options, 'balances'), textOf(options, 'labels')]
  return {
    balances: balances === undefined ? undefined : await parsed<Balances>(balances, parseBalances),
    labels: labels === undefined ? undefined : await parsed(labels, parseLabels),
    confirmations: confirmationsIn(await all('utxos', parseSnapshot)),
    vouchers: await all('voucher', parseVoucher),
    exceptions: await all('exception', text => parseStatement(EXCEPTION, text)),
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
