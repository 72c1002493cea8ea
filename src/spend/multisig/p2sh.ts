import { legacySighasher } from '../../bitcoin/sighash.js'
import { bip45Path } from '../account-path.js'
import { ECDSA } from './form.js'
import { multisigType } from './type.js'

/** Multisig in a redeem script (BIP 16). */
export const p2sh = multisigType({
  name: 'p2sh',
  label: 'legacy (P2SH)',
  maxCosigners: 15,
  segwit: false,
  wrappers: ['sh'],
  accountPath: (_network, account) => bip45Path(account),
  sighasher: transaction => legacySighasher(transaction),
  forms: { ecdsa: ECDSA },
})
