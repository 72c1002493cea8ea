import { type Finding, finding } from '../../base/finding.js'
import type { Network } from '../../chain/network.js'
import { parseMnemonic } from '../../keys/mnemonic.js'
import type { MnemonicLanguage } from '../../keys/mnemonic-languages.js'
import { passphraseFindings } from '../../keys/passphrase.js'
import { using } from '../../keys/using.js'
import { isWellKnown, refuseWellKnown } from '../../keys/well-known.js'
import type { StoredKey } from '../../vault/stored-key.js'
import type { Context } from '../context.js'
import { checkOffline } from '../surroundings.js'
import { refuseTakenName } from './keystore.js'
import { createKey, requireWorkFactor } from './new-key.js'
import { askNewPassword, askPassphrase, askWords, type SecretFiles } from './secrets.js'

/** The key that is to be restored from its words. */
export interface RestoreKeyRequest extends SecretFiles {
  readonly name: string
  readonly network: Network
  readonly wordsFile: string | undefined
  /** Of the words, where they could be of two languages. */
  readonly language: MnemonicLanguage | undefined
  readonly workFactor: number
  readonly allowOnline: boolean
}

/** A key that was restored. */
export interface RestoredKey {
  readonly record: StoredKey
  readonly findings: readonly Finding[]
}

/** Makes a key again from its words and passphrase. Throws `mnemonic.*`, `key.exists`. */
export async function restoreKey(context: Context, request: RestoreKeyRequest): Promise<RestoredKey> {
  const { name, network, workFactor } = request
  requireWorkFactor(workFactor, network)
  const surroundings = await checkOffline(request.allowOnline, network.name)
  await refuseTakenName(context.home, name)
  const mnemonic = parseMnemonic(await askWords(context, request.wordsFile), request.language)
  const { words } = mnemonic
  const known = using(mnemonic.entropy, entropy => wellKnownFindings(entropy, network))
  const passphrase = await askPassphrase(context, request.passphraseFile, false)
  const password = await askNewPassword(context, request.passwordFile, network.money === 'real')
  const key = { name, network, words, count: words.split(/\s/).length, workFactor, surroundings }
  const record = await createKey(context, key, { password, passphrase })
  return { record, findings: [...surroundings, ...known, ...passphraseFindings(passphrase)] }
}

function wellKnownFindings(entropy: Uint8Array, network: Network): Finding[] {
  if (network.money === 'real') refuseWellKnown(entropy)
  if (!isWellKnown(entropy)) return []
  return [finding('warn', 'mnemonic.well-known', { why: 'restored' })]
}
