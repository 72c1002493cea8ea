import type { Command } from 'commander'
import { RingiError } from '../../bitcoin/error.js'
import { networkNamed } from '../../bitcoin/network.js'
import { ExtendedPrivateKey } from '../../keys/extended-key.js'
import { parseMnemonic, seedOf } from '../../keys/mnemonic.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { findKey } from '../keystore.js'
import { type Operands, type Options, requiredText, textOf } from '../options.js'
import { askPassphrase, askWords, PASSPHRASE_FILE } from '../secrets.js'
import { cosignersOf } from '../stored-key.js'
import { ALLOW_ONLINE, checkOffline } from '../surroundings.js'

export function configure(command: Command): void {
  command
    .requiredOption('--name <name>', 'which key')
    .option('--words-file <file>', 'the words, instead of typing them')
    .option(...PASSPHRASE_FILE)
    .option('--language <code>', 'of the words, where they could be of two languages')
    .option(...ALLOW_ONLINE)
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const record = await findKey(context.home, requiredText(options, 'name'))
  const findings = await checkOffline(options, record.network)
  const { words } = parseMnemonic(await askWords(context, options), textOf(options, 'language'))
  const seed = seedOf(words, await askPassphrase(context, options, record.passphrase))
  const master = ExtendedPrivateKey.fromSeed(seed, networkNamed(record.network))
  seed.fill(0)
  // By whole account keys: a fingerprint has only four bytes.
  const same = cosignersOf(record).every(({ path, xpub }) => `${master.derive(path).neuter()}` === `${xpub}`)
  master.wipe()
  const { name, fingerprint, network } = record
  if (!same) {
    throw new RingiError('mnemonic.mismatch', `These are not the words of the key ${name}.`, {
      hint: record.passphrase
        ? 'Or the passphrase is another one.'
        : 'Look for a word that was written wrongly.',
    })
  }
  return {
    data: { name, fingerprint, network, matches: true },
    findings,
    text: style => `${style.green('✓')} ${name} ${fingerprint}\n`,
  }
}
