import type { Command } from 'commander'
import { formatOutPoint } from '../../bitcoin/transaction.js'
import { parseSnapshot } from '../../coins/snapshot.js'
import { type Balances, parseBalances } from '../../rules/balances.js'
import { parseVoucher } from '../../rules/vouchers.js'
import { EXCEPTION, type SignedException } from '../../rules/approvals/exception.js'
import { parseStatement } from '../../rules/approvals/statement.js'
import type { Evidence } from '../../rules/evidence.js'
import type { Context } from '../context.js'
import { inFile, readText } from '../files.js'
import { addRepeatable, listOf, numberOf, type Options, textOf } from '../options.js'

/** The option of commands that ask the rules. */
export const POLICY = ['--policy <file>', 'a policy to ask beside the one in force'] as const

/** Adds the options that give rules what they decide by. Where `utxos` is taken already, it serves them too. */
export function addEvidenceOptions(command: Command, { utxos = true } = {}): void {
  command
    .option('--balances <file>', 'a balance statement, for rules about shares and floors')
    .option('--labels <file>', 'labels of coins and addresses (BIP 329)')
  addRepeatable(command, '--history <log>', 'logs of this and other machines, to count what was signed')
  addRepeatable(command, '--voucher <file>', 'who vouches for a destination')
  addRepeatable(command, '--exception <file>', 'a cosigner’s approval to pass a rule this once')
  if (utxos) addRepeatable(command, '--utxos <file>', 'the coins as the chain has them, for their confirmations')
}

/** What rules may decide by, as far as files have been given; exceptions are not verified yet. */
export type GivenEvidence = Pick<Evidence, 'balances' | 'labels' | 'confirmations' | 'vouchers' | 'height'> & {
  readonly exceptions: readonly SignedException[]
}

/** Reads the files that {@link addEvidenceOptions} name. */
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
    labels: labels === undefined ? undefined : await readLabels(parsed, labels),
    confirmations: confirmationsIn(await all('utxos', parseSnapshot)),
    vouchers: await all('voucher', parseVoucher),
    exceptions: await all('exception', text => parseStatement(EXCEPTION, text)),
    height: numberOf(options, 'height', 0, 499_999_999),
  }
}
