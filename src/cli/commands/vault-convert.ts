import { defineCommand } from '../command.js'
import { FILE, NAME } from '../option-types.js'
import { CLOSES, OPENS, SNAPSHOT } from '../options/accounts.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { operand, optional, required } from '../parameters.js'

const PARAMETERS = {
  vault: operand('<vault>', 'the vault of an account, registered or a file'),
  key: required('--key <name>', 'the key of the account itself', NAME),
  opens: OPENS,
  closes: CLOSES,
  snapshot: SNAPSHOT,
  ...SECRET_FILES,
  allowOnline: ALLOW_ONLINE,
  out: optional('--out <file>', 'what a node is told (VAULT.conversion.json; - for standard output)', FILE),
}

export const command = defineCommand(PARAMETERS, async (context, request) => {
  const { run } = await import('../account/vault-convert.js')
  return await run(context, request)
})
