import { defineCommand } from '../command.js'
import { FILE } from '../option-types.js'
import { operand, required } from '../parameters.js'

const PARAMETERS = {
  vault: operand('<vault>', 'the vault of an account, registered or a file'),
  snapshot: required('--snapshot <file>', 'what a node prints of the account (/account/get)', FILE),
}

export const command = defineCommand(PARAMETERS, async (context, request) => {
  const { run } = await import('../account/vault-confirm.js')
  return await run(context, request)
})
