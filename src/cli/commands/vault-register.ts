import { modelOfFile } from '../../app/model.js'
import { type RegisteredVault, registerVault } from '../../app/vault/register-vault.js'
import { defineByModel } from '../by-model.js'
import type { Outcome } from '../command.js'
import { HEX_32 } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { flag, operand, optional } from '../parameters.js'
import { vaultData, vaultText } from '../render/vault.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('<file>', 'the vault file'),
  watchOnly: flag('--watch-only', 'none of the keys on this machine has to be in it'),
  digest: optional('--digest <hex>', 'the digest that the others read out: registers without asking', HEX_32),
  ...SECRET_FILES,
  allowOnline: ALLOW_ONLINE,
}

export const command = defineByModel(PARAMETERS, {
  model: (context, { file }) => modelOfFile(context, file),
  coins: async (context, request) => outcome(await registerVault(context, request)),
  account: () => import('../account/vault-register.js'),
})

/** What is told of it. */
export function outcome({ vault, findings }: RegisteredVault): Outcome<DataOf<'vault register'>> {
  return {
    data: { ...vaultData(vault), registered: true },
    findings,
    text: style => vaultText(vault, style),
  }
}
