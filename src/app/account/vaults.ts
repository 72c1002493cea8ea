import { RingiError } from '../../base/error.js'
import { type AccountVault, parseAccountVault } from '../../nem/vault.js'
import type { Home } from '../../platform/home.js'
import type { Context } from '../context.js'
import { parsedFile } from '../files.js'
import { isOfCoins, modelIn } from '../model.js'
import { isOfHome, pinnedText, pinnedTexts } from '../vaults.js'

/** The registered account called `name`. Throws `vault.not-registered`, `vault.tampered`, `vault.malformed`. */
export async function registeredAccount(home: Home, name: string): Promise<AccountVault> {
  return read(await pinnedText(home, name), name)
}

/** All registered accounts. */
export async function allAccounts(home: Home): Promise<AccountVault[]> {
  const texts = await pinnedTexts(home)
  return texts.filter(text => modelIn(text) === 'account').map(parseAccountVault)
}

/** The account that a `--vault` option names: a registered one, or the file of one. */
export async function namedAccount(context: Context, name: string): Promise<AccountVault> {
  if (await isOfHome(context, name)) return await registeredAccount(context.home, name)
  return await parsedFile(context.io, name, text => read(text, name))
}

function read(text: string, name: string): AccountVault {
  if (isOfCoins(text)) throw new RingiError('vault.no-account', { name })
  return parseAccountVault(text)
}
