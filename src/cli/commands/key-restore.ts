import type { Command } from 'commander'
import { type Finding, finding } from '../../base/finding.js'
import { type Network, networkNamed } from '../../chain/network.js'
import { type Mnemonic, parseMnemonic } from '../../keys/mnemonic.js'
import { parseName } from '../../keys/name.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { isWellKnown, refuseWellKnown } from '../../keys/well-known.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { refuseTakenName } from '../keystore.js'
import { addNewKeyOptions, createKey, newKeyOutcome, workFactorIn } from '../new-key.js'
import { LANGUAGE, typed } from '../option-types.js'
import { type Operands, type Options, requiredText, textOf } from '../options.js'
import { askNewPassword, askPassphrase, askWords } from '../secrets.js'
import { checkOffline } from '../surroundings.js'

export function configure(command: Command): void {
  addNewKeyOptions(command)
    .option('--words-file <file>', 'the words, instead of typing them')
    .addOption(typed('--language <code>', 'of the words, where they could be of two languages', LANGUAGE))
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const name = parseName(requiredText(options, 'name'))
  const network = networkNamed(requiredText(options, 'network'))
  const workFactor = workFactorIn(options, network)
  const surroundings = await checkOffline(options, network.name)
  await refuseTakenName(context.home, name)
  const mnemonic = parseMnemonic(await askWords(context, options), textOf(options, 'language'))
  const { words } = mnemonic
  const known = judge(mnemonic, network)
  const passphrase = await askPassphrase(context, options, false)
  const password = await askNewPassword(context, options, network.name === 'mainnet')
  const key = { name, network, words, count: words.split(/\s/).length, workFactor, surroundings }
  const record = await createKey(context, key, { password, passphrase })
  const findings = [...surroundings, ...known, ...passphraseFindings(passphrase)]
  return newKeyOutcome(record, findings, {})
}

function judge({ entropy }: Mnemonic, network: Network): Finding[] {
  if (network.name === 'mainnet') refuseWellKnown(entropy)
  if (!isWellKnown(entropy)) return []
  return [
    finding('warn', 'mnemonic.well-known', 'This mnemonic is public knowledge: never send real coins to it.'),
  ]
}
