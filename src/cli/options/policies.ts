import { FILE, HEIGHT, wholeNumber } from '../option-types.js'
import { optional, repeatable } from '../parameters.js'

/** Revocations beside those that logs and later approvals carry. */
export const REVOCATION = repeatable(
  '--revocation <file>',
  'a cosigner’s statement that takes an approval back',
  FILE,
)

/** The options of commands that ask the rules: a policy, and what rules decide by. */
export const POLICY_OPTIONS = {
  policy: optional('--policy <file>', 'a policy to ask beside the one in force', FILE),
  balances: repeatable(
    '--balances <file>',
    'a balance statement, for rules about shares and floors, and those before it',
    FILE,
  ),
  history: repeatable(
    '--history <log>',
    'logs of other machines, and checkpoints of them, to count what was signed',
    FILE,
  ),
  approval: repeatable(
    '--approval <file>',
    'cosigners’ approvals of the policy that is given with --policy',
    FILE,
  ),
  revocation: REVOCATION,
  voucher: repeatable('--voucher <file>', 'who vouches for a destination, or for what a file says', FILE),
  exception: repeatable('--exception <file>', 'a cosigner’s approval to pass a rule this once', FILE),
  consent: repeatable(
    '--consent <file>',
    'a cosigner’s consent, or a copy that they have signed, for rules about who signs',
    FILE,
  ),
}

/** What the chain and the labels say of the coins; `propose` has the same for other reasons too. */
export const COIN_OPTIONS = {
  labels: optional('--labels <file>', 'labels of coins and addresses (BIP 329)', FILE),
  height: optional('--height <n>', 'the height of the chain, for limits by blocks', HEIGHT),
  utxos: repeatable('--utxos <file>', 'the coins as the chain has them, for their confirmations', FILE),
}

/** The option that says how long a statement counts. */
export const DAYS = optional('--days <n>', 'how many days it counts', wholeNumber(1, 366), '30')
