import type { Command } from 'commander'
import { RingiError } from '../../base/error.js'
import { networkNamed } from '../../chain/network.js'
import type { ExtendedPrivateKey } from '../../keys/extended-key.js'
import { masterKeyOf, parseMnemonic } from '../../keys/mnemonic.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { using } from '../../keys/using.js'
import { cosignersOf, type StoredKey } from '../../vault/stored-key.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { findKey } from '../keystore.js'
import { LANGUAGE, NAME, typed, typedRequired } from '../option-types.js'
import { type Operands, type Options, requiredText, textOf } from '../options.js'
import { shown } from '../render/shown.js'
import { askPassphrase, askWords, PASSPHRASE_FILE } from '../secrets.js'
import { ALLOW_ONLINE, checkOffline } from '../surroundings.js'

export function configure(command: Command): void {
  command
    .addOption(typedRequired('--name <name>', 'which key', NAME))
    .option('--words-file <file>', 'the words, instead of typing them')
    .option(...PASSPHRASE_FILE)
    .addOption(typed('--language <code>', 'of the words, where they could be of two languages', LANGUAGE))
    .option(...ALLOW_ONLINE)
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const record = await findKey(context.home, requiredText(options, 'name'))
  const surroundings = await checkOffline(options, record.network)
  const { words } = parseMnemonic(await askWords(context, options), textOf(options, 'language'))
  const passphrase = await askPassphrase(context, options, record.passphrase)
  const findings = [...surroundings, ...passphraseFindings(passphrase)]
  const same = using(masterKeyOf(words, passphrase, networkNamed(record.network)), master =>
    hasAccounts(master, record),
  )
  const { name, fingerprint, network } = record
  if (!same) {
    throw new RingiError('mnemonic.mismatch', `These are not the words of the key ${name}.`, {
      hint: record.passphrase
        ? 'Or the passphrase is another one.'
        : 'Look for a word that was written wrongly.',
      findings,
    })
  }
  return {
    data: { name, fingerprint, network, matches: true },
    findings,
    text: style => shown`${style.green('✓')} ${name} ${fingerprint}\n`,
  }
}

// By whole account keys: a fingerprint has only four bytes.
function hasAccounts(master: ExtendedPrivateKey, record: StoredKey): boolean {
  return cosignersOf(record).every(({ path, xpub }) =>
    using(master.derive(path), account => `${account.neuter()}` === `${xpub}`),
  )
}
