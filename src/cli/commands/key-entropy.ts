import type { Context } from '../../app/context.js'
import { readDiceFile, readSecretDice } from '../../app/keys/dice-file.js'
import { checkOffline } from '../../app/surroundings.js'
import { toHex } from '../../base/bytes.js'
import { checkDice, mixEntropy } from '../../keys/entropy.js'
import { using } from '../../keys/using.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX, oneOf } from '../option-types.js'
import { type Asked, optional, required } from '../parameters.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  dice: required('--dice <file>', 'the throws, digits 1 to 6 (- for standard input)', FILE),
  system: optional('--system <hex>', 'the 32 bytes that the system contributed; none for --dice-only', HEX),
  words: optional('--words <12|24>', 'how many words', oneOf([12, 24]), '24'),
}

type KeyEntropyRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: KeyEntropyRequest): Promise<Outcome<DataOf<'key entropy'>>> {
  const { words, system = new Uint8Array(0) } = request
  const online = await checkOffline(false)
  const readDice = system.length > 0 ? readDiceFile : readSecretDice
  const { dice, findings } = await readDice(context.io, request.dice)
  checkDice(dice, words)
  const entropy = using(mixEntropy({ system, dice, words }), toHex)
  const data = { entropy, wordCount: words, dice: dice.length, system: system.length > 0 }
  return {
    data,
    findings: [...online, ...findings],
    text: style => table([[style.bold('entropy'), entropy]]),
  }
}
