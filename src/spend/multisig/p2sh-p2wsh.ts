import { segwitSighasher } from '../../bitcoin/sighash.js'
import { bip48Path } from '../account-path.js'
import { ECDSA } from './form.js'
import { multisigType } from './type.js'

/** Multisig in a witness script whose program is a redeem script (BIP 141, P2SH nested). */
export const p2shP2wsh = multisigType({
  name: 'p2sh-p2wsh',
  label: 'nested segwit (P2SH-P2WSH)',
  maxCosigners: 20,
  segwit: true,
  wrappers: ['sh', 'wsh'],
  accountPath: (network, account) => bip48Path(network, account, 1),
  sighasher: segwitSighasher,
  forms: { ecdsa: ECDSA },
})
