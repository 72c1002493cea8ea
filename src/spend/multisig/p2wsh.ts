import { sha256 } from '../../base/hash.js'
import { segwitSighasher } from '../../bitcoin/sighash.js'
import { witnessScript } from '../../bitcoin/standard-scripts.js'
import { bip48Path } from '../account-path.js'
import type { ScriptType } from '../script-type.js'
import { multisigStack, signaturesOnStack } from './stack.js'

/** Multisig in a witness script: OP_0 <SHA-256 of the script> (BIP 141). */
export const p2wsh: ScriptType = {
  name: 'p2wsh',
  label: 'native segwit (P2WSH)',
  maxCosigners: 20,
  segwit: true,
  accountPath: (network, account) => bip48Path(network, account, 2),
  descriptor: multisig => `wsh(${multisig})`,
  scripts: multisig => ({
    scriptPubKey: witnessScript({ version: 0, program: sha256(multisig) }),
    witnessScript: multisig,
    multisig,
  }),
  spend: ({ multisig }, signatures) => ({
    scriptSig: new Uint8Array(0),
    witness: multisigStack(signatures, multisig),
  }),
  signaturesOf: ({ multisig }, { scriptSig, witness }) =>
    scriptSig.length === 0 ? signaturesOnStack(witness, multisig) : undefined,
  sighasher: segwitSighasher,
}
