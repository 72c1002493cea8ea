import { recomputeEntropy } from '../../app/keys/recompute-entropy.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX, oneOf } from '../option-types.js'
import { optional, required } from '../parameters.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  dice: required('--dice <file>', 'the throws, digits 1 to 6 (- for standard input)', FILE),
  system: optional('--system <hex>', 'the 32 bytes that the system contributed; none for --dice-only', HEX),
  words: optional('--words <12|24>', 'how many words', oneOf([12, 24]), '24'),
}

export const command = defineCommand(
  PARAMETERS,
  async (context, request): Promise<Outcome<DataOf<'key entropy'>>> => {
    const { findings, ...data } = await recomputeEntropy(context, request)
    return { data, findings, text: style => table([[style.bold('entropy'), data.entropy]]) }
  },
)
