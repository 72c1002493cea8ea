import type { Command } from 'commander'
import { branchDescriptor } from '../../descriptor/multisig.js'
import { formatVault } from '../../vault/file.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, writeText } from '../files.js'
import { type Operands, type Options, oneOf, operand, textOf } from '../options.js'
import { writtenText } from '../render/written.js'
import { namedVault } from '../vaults.js'

/** One row a format. */
const FORMATS = {
  vault: formatVault,
  descriptor: ({ descriptor }: Vault) => `${descriptor}\n`,
  core: coreImport,
} as const

type Format = keyof typeof FORMATS

export function configure(command: Command): void {
  command
    .argument('<vault>', 'a registered vault, or a vault file')
    .requiredOption('--format <format>', Object.keys(FORMATS).join(', '))
    .option('--out <file>', 'a file instead of standard output')
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const vault = await namedVault(context, operand(operands, 0))
  const format = oneOf(options, 'format', Object.keys(FORMATS) as Format[]) as Format
  const content = FORMATS[format](vault)
  const target = await chooseTarget(context, options, '-')
  const { file } = await writeText(context, target, content)
  const structured = format === 'descriptor' ? content.trim() : JSON.parse(content)
  return {
    data: { vault: vault.name, format, content: structured, file },
    text: style =>
      textOf(options, 'out') === undefined || file === null ? content : writtenText(file, style),
  }
}

/** What Bitcoin Core's importdescriptors takes: one request a branch, ranged, from the first block on. */
function coreImport(vault: Vault): string {
  const request = (branch: 0 | 1) => ({
    desc: branchDescriptor(vault.multisig, branch),
    active: true,
    internal: branch === 1,
    range: [0, 999],
    next_index: 0,
    timestamp: 0,
  })
  return `${JSON.stringify([request(0), request(1)], null, 2)}\n`
}
