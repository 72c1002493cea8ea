import type { Context } from '../../app/context.js'
import { namedVault } from '../../app/vaults.js'
import { defineByModel, ofVault } from '../by-model.js'
import type { Outcome } from '../command.js'
import { type Asked, operand } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { vaultData, vaultText } from '../render/vault.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  vault: operand('<vault>', 'a registered vault, or a vault file'),
}

type VaultShowRequest = Asked<typeof PARAMETERS>

export const command = defineByModel(PARAMETERS, {
  model: ofVault,
  coins: run,
  account: () => import('../account/vault-show.js'),
})

async function run(context: Context, request: VaultShowRequest): Promise<Outcome<DataOf<'vault show'>>> {
  const vault = await namedVault(context, request.vault)
  return {
    data: { ...vaultData(vault), identity: vault.identity },
    text: style => shown`${vaultText(vault, style)}${table([[style.words.identity, vault.identity]])}`,
  }
}
