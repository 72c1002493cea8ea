import type { Command } from 'commander'
import { fromHex, toHex } from '../../bitcoin/bytes.js'
import { judgeDice, mixEntropy, parseDice } from '../../keys/entropy.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { readText } from '../files.js'
import { type Operands, type Options, oneOf, requiredText, textOf } from '../options.js'
import { table } from '../render/style.js'

export function configure(command: Command): void {
  command
    .requiredOption('--dice <file>', 'the throws, digits 1 to 6 (- for standard input)')
    .option('--system <hex>', 'the 32 bytes that the system contributed; none for --dice-only')
    .option('--words <12|24>', 'how many words', '24')
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const words = oneOf(options, 'words', ['12', '24']) === '12' ? 12 : 24
  const dice = parseDice(await readText(context.io, requiredText(options, 'dice')))
  judgeDice(dice, words)
  const system = fromHex(textOf(options, 'system') ?? '')
  const entropy = toHex(mixEntropy({ system, dice, words }))
  const data = { entropy, words, dice: dice.length, system: system.length > 0 }
  return { data, text: style => table([[style.bold('entropy'), entropy]]) }
}
