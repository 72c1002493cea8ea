import { segwitSighasher } from '../../bitcoin/sighash.js'
import { bip48Path } from '../account-path.js'
import { ECDSA } from './form.js'
import { multisigType } from './type.js'

/** Multisig in a witness script: OP_0 <SHA-256 of the script> (BIP 141). */
export const p2wsh = multisigType({
  name: 'p2wsh',
  label: 'native segwit (P2WSH)',
  maxCosigners: 20,
  segwit: true,
  wrappers: ['wsh'],
  accountPath: (network, account) => bip48Path(network, account, 2),
  sighasher: segwitSighasher,
  forms: { ecdsa: ECDSA },
})
