import { membersOf } from '../base/json.js'
import { parseStrictJson } from '../base/strict-json.js'
import type { AnyNetwork } from '../chain/network.js'
import type { Context } from './context.js'
import { readText } from './files.js'

/** What a vault has: coins that it spends, or an account that is moved. Each has use cases of its own. */
export type Model = AnyNetwork['model']

/** What the file of a vault says that the vault has; coins, unless it says otherwise. */
export function modelIn(file: string): Model {
  return kindIn(file) === 'account-vault' ? 'account' : 'coins'
}

/** Whether a file is that of a vault that has coins. */
export function isOfCoins(file: string): boolean {
  return kindIn(file) === 'vault'
}

function kindIn(file: string): unknown {
  return membersOf(parseStrictJson(file)).kind
}

/**
 * What the vault has that `name` stands for, a registered one or a file. What cannot be read has coins, as far as anybody
 * can tell: their use cases say what is wrong with it.
 */
export async function modelOf({ home, io }: Context, name: string): Promise<Model> {
  // Standard input is read once, by whoever reads it in full.
  if (name === '-') return 'coins'
  if ((await home.names('vaults')).includes(name)) return modelIn((await home.read('vaults', name)) ?? '')
  return await modelOfFile({ io }, name)
}

/** The same of a file, whatever vaults are registered. */
export async function modelOfFile({ io }: Pick<Context, 'io'>, name: string): Promise<Model> {
  return name === '-' ? 'coins' : modelIn(await readText(io, name).catch(() => ''))
}
