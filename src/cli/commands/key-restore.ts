import type { Command } from 'commander'
import { type Finding, finding } from '../../bitcoin/finding.js'
import { type Network, networkNamed } from '../../bitcoin/network.js'
import { type Mnemonic, parseMnemonic } from '../../keys/mnemonic.js'
import { parseName } from '../../keys/name.js'
import { isWellKnown, refuseWellKnown } from '../../keys/well-known.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { refuseTakenName } from '../keystore.js'
import { addNewKeyOptions, askKeySecrets, createKey, newKeyOutcome } from '../new-key.js'
import { type Operands, type Options, requiredText, textOf } from '../options.js'
import { askWords } from '../secrets.js'
import { checkOffline } from '../surroundings.js'

export function configure(command: Command): void {
  addNewKeyOptions(command)
    .option('--words-file <file>', 'the words, instead of typing them')
    .option('--language <code>', 'of the words, where they could be of two languages')
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const name = parseName(requiredText(options, 'name'))
  const network = networkNamed(requiredText(options, 'network'))
  const findings = await checkOffline(options, network.name)
  await refuseTakenName(context.home, name)
  const mnemonic = parseMnemonic(await askWords(context, options), textOf(options, 'language'))
  findings.push(...judge(mnemonic, network))
  const count = mnemonic.words.split(/\s/).length
  const key = { name, network, words: mnemonic.words, count, surroundings: findings }
  const record = await createKey(context, options, key, await askKeySecrets(context, options, network))
  return newKeyOutcome(record, findings, {})
}

function judge({ entropy }: Mnemonic, network: Network): Finding[] {
  if (network.name === 'mainnet') refuseWellKnown(entropy)
  if (!isWellKnown(entropy)) return []
  return [
    finding('warn', 'mnemonic.well-known', 'This mnemonic is public knowledge: never send real coins to it.'),
  ]
}
