import type { Command } from 'commander'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { type Operands, type Options, operand } from '../options.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { vaultData, vaultText } from '../render/vault.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command.argument('<vault>', 'a registered vault, or a vault file')
}

export async function run(context: Context, _options: Options, operands: Operands): Promise<Outcome> {
  const vault = await namedVault(context, operand(operands, 0))
  return {
    data: { ...vaultData(vault), identity: vault.identity },
    text: style => shown`${vaultText(vault, style)}${table([[style.words.identity, vault.identity]])}`,
  }
}
