import { type VerifiedKey, verifyKey } from '../../app/keys/verify-key.js'
import { defineCommand, type Outcome } from '../command.js'
import { LANGUAGE, NAME } from '../option-types.js'
import { ALLOW_ONLINE, PASSPHRASE_FILE, WORDS_FILE } from '../options/keys.js'
import { optional, required } from '../parameters.js'
import { shown } from '../render/shown.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  name: required('--name <name>', 'which key', NAME),
  wordsFile: WORDS_FILE,
  passphraseFile: PASSPHRASE_FILE,
  language: optional('--language <code>', 'of the words, where they could be of two languages', LANGUAGE),
  allowOnline: ALLOW_ONLINE,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await verifyKey(context, request)),
)

/** What is told of it. */
function outcome({ record, findings }: VerifiedKey): Outcome<DataOf<'key verify'>> {
  const { name, fingerprint, network } = record
  return {
    data: { name, fingerprint, network, matches: true },
    findings,
    text: style => shown`${style.green('✓')} ${name} ${fingerprint}\n`,
  }
}
