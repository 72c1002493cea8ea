import { equalBytes } from '../../base/bytes.js'
import { hash160, sha256 } from '../../base/hash.js'
import { push } from '../../bitcoin/script.js'
import { segwitSighasher } from '../../bitcoin/sighash.js'
import { p2shScript, witnessScript } from '../../bitcoin/standard-scripts.js'
import { bip48Path } from '../account-path.js'
import type { ScriptType, SpendingScripts } from '../script-type.js'
import { multisigStack, signaturesOnStack } from './stack.js'

const scriptSigOf = ({ redeemScript }: SpendingScripts) => push(redeemScript as Uint8Array)

/** Multisig in a witness script whose program is a redeem script (BIP 141, P2SH nested). */
export const p2shP2wsh: ScriptType = {
  name: 'p2sh-p2wsh',
  label: 'nested segwit (P2SH-P2WSH)',
  maxCosigners: 20,
  segwit: true,
  accountPath: (network, account) => bip48Path(network, account, 1),
  descriptor: multisig => `sh(wsh(${multisig}))`,
  scripts: multisig => {
    const redeemScript = witnessScript({ version: 0, program: sha256(multisig) })
    return {
      scriptPubKey: p2shScript(hash160(redeemScript)),
      redeemScript,
      witnessScript: multisig,
      multisig,
    }
  },
  spend: (scripts, signatures) => ({
    scriptSig: scriptSigOf(scripts),
    witness: multisigStack(signatures, scripts.multisig),
  }),
  signaturesOf: (scripts, { scriptSig, witness }) =>
    equalBytes(scriptSig, scriptSigOf(scripts)) ? signaturesOnStack(witness, scripts.multisig) : undefined,
  sighasher: segwitSighasher,
}
