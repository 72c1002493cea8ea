import type { Context } from '../../app/context.js'
import { findKey } from '../../app/keys/keystore.js'
import { askPassphrase, askWords } from '../../app/keys/secrets.js'
import { checkOffline } from '../../app/surroundings.js'
import { RingiError } from '../../base/error.js'
import { networkNamed } from '../../chain/network.js'
import { masterKeyOf, parseMnemonic } from '../../keys/mnemonic.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { using } from '../../keys/using.js'
import { isRecordOf } from '../../vault/stored-key.js'
import { defineCommand, type Outcome } from '../command.js'
import { LANGUAGE, NAME } from '../option-types.js'
import { ALLOW_ONLINE, PASSPHRASE_FILE, WORDS_FILE } from '../options/keys.js'
import { type Asked, optional, required } from '../parameters.js'
import { shown } from '../render/shown.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  name: required('--name <name>', 'which key', NAME),
  wordsFile: WORDS_FILE,
  passphraseFile: PASSPHRASE_FILE,
  language: optional('--language <code>', 'of the words, where they could be of two languages', LANGUAGE),
  allowOnline: ALLOW_ONLINE,
}

type KeyVerifyRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: KeyVerifyRequest): Promise<Outcome<DataOf<'key verify'>>> {
  const record = await findKey(context.home, request.name)
  const surroundings = await checkOffline(request.allowOnline, record.network)
  const { words, entropy } = parseMnemonic(await askWords(context, request.wordsFile), request.language)
  entropy.fill(0)
  const passphrase = await askPassphrase(context, request.passphraseFile, record.passphrase)
  const findings = [...surroundings, ...passphraseFindings(passphrase)]
  // By whole account keys: a fingerprint has only four bytes.
  const same = using(masterKeyOf(words, passphrase, networkNamed(record.network)), master =>
    isRecordOf(record, master),
  )
  const { name, fingerprint, network } = record
  if (!same) throw new RingiError('mnemonic.mismatch', { name, passphrase: record.passphrase }, { findings })
  return {
    data: { name, fingerprint, network, matches: true },
    findings,
    text: style => shown`${style.green('✓')} ${name} ${fingerprint}\n`,
  }
}
