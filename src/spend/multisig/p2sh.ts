import { concat } from '../../base/bytes.js'
import { hash160 } from '../../base/hash.js'
import { push, pushedItems } from '../../bitcoin/script.js'
import { legacySighasher } from '../../bitcoin/sighash.js'
import { p2shScript } from '../../bitcoin/standard-scripts.js'
import { bip45Path } from '../account-path.js'
import type { ScriptType } from '../script-type.js'
import { multisigStack, signaturesOnStack } from './stack.js'

/** Multisig in a redeem script (BIP 16). */
export const p2sh: ScriptType = {
  name: 'p2sh',
  label: 'legacy (P2SH)',
  maxCosigners: 15,
  segwit: false,
  accountPath: (_network, account) => bip45Path(account),
  descriptor: multisig => `sh(${multisig})`,
  scripts: multisig => ({ scriptPubKey: p2shScript(hash160(multisig)), redeemScript: multisig, multisig }),
  spend: ({ multisig }, signatures) => ({
    scriptSig: concat(...multisigStack(signatures, multisig).map(push)),
    witness: [],
  }),
  signaturesOf: ({ multisig }, { scriptSig, witness }) =>
    witness.length === 0 ? signaturesOnStack(pushedItems(scriptSig) ?? [], multisig) : undefined,
  sighasher: transaction => legacySighasher(transaction),
}
