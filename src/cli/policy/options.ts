import type { Command } from 'commander'
import { HEIGHT, typed } from '../option-types.js'
import { addRepeatable } from '../options.js'
import { REVOCATION } from './records.js'

/** Adds the options of commands that ask the rules: a policy, and what rules decide by. */
export function addPolicyOptions(command: Command): void {
  command.option('--policy <file>', 'a policy to ask beside the one in force')
  addRepeatable(
    command,
    '--balances <file>',
    'a balance statement, for rules about shares and floors, and those before it',
  )
  addRepeatable(
    command,
    '--history <log>',
    'logs of other machines, and checkpoints of them, to count what was signed',
  )
  addRepeatable(
    command,
    '--approval <file>',
    'cosigners’ approvals of the policy that is given with --policy',
  )
  addRepeatable(command, ...REVOCATION)
  addRepeatable(command, '--voucher <file>', 'who vouches for a destination, or for what a file says')
  addRepeatable(command, '--exception <file>', 'a cosigner’s approval to pass a rule this once')
  addRepeatable(
    command,
    '--consent <file>',
    'a cosigner’s consent, or a copy that they have signed, for rules about who signs',
  )
}

/** Adds the options that say what the chain and the labels say of the coins; `propose` has them for other reasons too. */
export function addCoinOptions(command: Command): void {
  command
    .option('--labels <file>', 'labels of coins and addresses (BIP 329)')
    .addOption(typed('--height <n>', 'the height of the chain, for limits by blocks', HEIGHT))
  addRepeatable(command, '--utxos <file>', 'the coins as the chain has them, for their confirmations')
}
