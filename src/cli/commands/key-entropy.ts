import type { Command } from 'commander'
import { fromHex, toHex } from '../../base/bytes.js'
import { judgeDice, mixEntropy } from '../../keys/entropy.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { readDiceFile, readSecretDice } from '../dice-file.js'
import { HEX, oneOf, typed } from '../option-types.js'
import { choiceOf, type Operands, type Options, requiredText, textOf } from '../options.js'
import { table } from '../render/style.js'
import { checkOffline } from '../surroundings.js'

export function configure(command: Command): void {
  command
    .requiredOption('--dice <file>', 'the throws, digits 1 to 6 (- for standard input)')
    .addOption(typed('--system <hex>', 'the 32 bytes that the system contributed; none for --dice-only', HEX))
    .addOption(typed('--words <12|24>', 'how many words', oneOf(['12', '24']), '24'))
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const words = choiceOf(options, 'words', ['12', '24']) === '12' ? 12 : 24
  const system = fromHex(textOf(options, 'system') ?? '')
  const online = await checkOffline(options)
  const readDice = system.length > 0 ? readDiceFile : readSecretDice
  const { dice, findings } = await readDice(context.io, requiredText(options, 'dice'))
  judgeDice(dice, words)
  const entropy = toHex(mixEntropy({ system, dice, words }))
  const data = { entropy, wordCount: words, dice: dice.length, system: system.length > 0 }
  return {
    data,
    findings: [...online, ...findings],
    text: style => table([[style.bold('entropy'), entropy]]),
  }
}
