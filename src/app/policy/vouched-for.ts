import { RingiError } from '../../base/error.js'
import { membersOf } from '../../base/json.js'
import { parseStrictJson } from '../../base/strict-json.js'
import { decodeAddress } from '../../chain/address.js'
import type { Network } from '../../chain/network.js'
import { parseLabels } from '../../coins/labels.js'
import { parseSnapshot } from '../../coins/snapshot.js'
import { type Balances, parseBalances, statementDigest } from '../../rules/evidence/balances.js'
import type { Context } from '../context.js'
import { inFile, readText } from '../files.js'

/** What a file says that is vouched for, by its content. */
export type StatementContent =
  | { readonly is: 'balances'; readonly balances: Balances; readonly chain: NonNullable<Balances['chain']> }
  | { readonly is: 'snapshot'; readonly coinCount: number }
  | { readonly is: 'labels' }

/** A file that says something of the chain. */
export interface VouchedStatement {
  readonly file: string
  /** SHA-256 of its text, in hex. */
  readonly statement: string
  readonly content: StatementContent
  readonly network: Network
}

/** What is vouched for: an address, or a file. */
export type VouchedFor = { readonly address: string } | VouchedStatement

/**
 * What a voucher is for; undefined where neither an address nor a file is named. Throws `usage.invalid`, `address.*`,
 * `statement.unknown`, `balances.malformed`.
 */
export async function vouchedFor(
  context: Context,
  {
    address,
    statement: file,
  }: { readonly address: string | undefined; readonly statement: string | undefined },
  network: Network,
): Promise<VouchedFor | undefined> {
  if (address === undefined) return file === undefined ? undefined : await statementIn(context, file, network)
  if (file !== undefined) throw new RingiError('usage.invalid', { why: 'one-voucher' })
  decodeAddress(address, network)
  return { address }
}

async function statementIn({ io }: Context, file: string, network: Network): Promise<VouchedStatement> {
  const text = await readText(io, file)
  const statement = statementDigest(text)
  return { file, statement, content: inFile(file, () => contentOf(text)), network }
}

/** What a file says, by its content: a balance statement, a snapshot of coins, or labels (BIP 329). */
function contentOf(text: string): StatementContent {
  if (membersOf(parseStrictJson(text)).kind === 'balances') return balancesIn(text)
  const readers: readonly (() => StatementContent)[] = [
    () => ({ is: 'snapshot', coinCount: parseSnapshot(text).utxos.length }),
    () => {
      parseLabels(text)
      return { is: 'labels' }
    },
  ]
  for (const read of readers) {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof RingiError)) throw error
    }
  }
  throw new RingiError('statement.unknown')
}

// One without coins would settle nothing, and one without a number could be followed by an older one.
function balancesIn(text: string): StatementContent {
  const balances = parseBalances(text)
  const { chain } = balances
  if (chain === undefined) throw new RingiError('balances.malformed', { why: 'only-amounts' })
  return { is: 'balances', balances, chain }
}
