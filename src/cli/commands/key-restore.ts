import type { Context } from '../../app/context.js'
import { refuseTakenName } from '../../app/keys/keystore.js'
import { createKey, requireWorkFactor } from '../../app/keys/new-key.js'
import { askNewPassword, askPassphrase, askWords } from '../../app/keys/secrets.js'
import { checkOffline } from '../../app/surroundings.js'
import { type Finding, finding } from '../../base/finding.js'
import type { Network } from '../../chain/network.js'
import { parseMnemonic } from '../../keys/mnemonic.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { using } from '../../keys/using.js'
import { isWellKnown, refuseWellKnown } from '../../keys/well-known.js'
import { defineCommand, type Outcome } from '../command.js'
import { LANGUAGE } from '../option-types.js'
import { NEW_KEY_OPTIONS, WORDS_FILE } from '../options/keys.js'
import { type Asked, optional } from '../parameters.js'
import { newKeyOutcome } from '../render/new-key.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  ...NEW_KEY_OPTIONS,
  wordsFile: WORDS_FILE,
  language: optional('--language <code>', 'of the words, where they could be of two languages', LANGUAGE),
}

type KeyRestoreRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: KeyRestoreRequest): Promise<Outcome<DataOf<'key restore'>>> {
  const { name, network, workFactor } = request
  requireWorkFactor(workFactor, network)
  const surroundings = await checkOffline(request.allowOnline, network.name)
  await refuseTakenName(context.home, name)
  const mnemonic = parseMnemonic(await askWords(context, request.wordsFile), request.language)
  const { words } = mnemonic
  const known = using(mnemonic.entropy, entropy => judge(entropy, network))
  const passphrase = await askPassphrase(context, request.passphraseFile, false)
  const password = await askNewPassword(context, request.passwordFile, network.money === 'real')
  const key = { name, network, words, count: words.split(/\s/).length, workFactor, surroundings }
  const record = await createKey(context, key, { password, passphrase })
  const findings = [...surroundings, ...known, ...passphraseFindings(passphrase)]
  return newKeyOutcome(record, findings, {})
}

function judge(entropy: Uint8Array, network: Network): Finding[] {
  if (network.money === 'real') refuseWellKnown(entropy)
  if (!isWellKnown(entropy)) return []
  return [finding('warn', 'mnemonic.well-known', { why: 'restored' })]
}
