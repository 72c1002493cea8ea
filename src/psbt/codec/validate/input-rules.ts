import { ripemd160 } from '@noble/hashes/legacy'
import { hash160, hash256, sha256 } from '../../../base/hash.js'
import { isDerivation } from '../../../bitcoin/psbt-derivation.js'
import { INPUT } from '../../../bitcoin/psbt-fields.js'
import { isProprietaryKey } from '../proprietary.js'
import { any, bytes, empty, isHeight, isTime, isUtf8, isWitnessStack, preimageOf } from './checks.js'
import { isPartialSignature, isPublicKey, isXOnlyKey } from './keys.js'
import { isMusig2Key, isMusig2SessionKey, isPublicKeyList, isPublicNonce } from './musig2.js'
import { isOutput } from './outputs.js'
import { type FieldRules, rule } from './rule.js'
import { isSighashType } from './sighash-type.js'
import {
  isControlBlock,
  isLeafScript,
  isSchnorrSignature,
  isTapDerivation,
  isTapSignatureKey,
} from './taproot.js'

/** The input fields (BIP 174, 127, 370, 371, 373). */
export const INPUT_RULES: FieldRules = {
  [INPUT.NON_WITNESS_UTXO]: rule('NON_WITNESS_UTXO', empty, any),
  [INPUT.WITNESS_UTXO]: rule('WITNESS_UTXO', empty, isOutput),
  [INPUT.PARTIAL_SIG]: rule('PARTIAL_SIG', isPublicKey, isPartialSignature),
  [INPUT.SIGHASH_TYPE]: rule('SIGHASH_TYPE', empty, isSighashType),
  [INPUT.REDEEM_SCRIPT]: rule('REDEEM_SCRIPT', empty, any),
  [INPUT.WITNESS_SCRIPT]: rule('WITNESS_SCRIPT', empty, any),
  [INPUT.BIP32_DERIVATION]: rule('BIP32_DERIVATION', isPublicKey, isDerivation),
  [INPUT.FINAL_SCRIPTSIG]: rule('FINAL_SCRIPTSIG', empty, any),
  [INPUT.FINAL_SCRIPTWITNESS]: rule('FINAL_SCRIPTWITNESS', empty, isWitnessStack),
  [INPUT.POR_COMMITMENT]: rule('POR_COMMITMENT', empty, isUtf8),
  [INPUT.RIPEMD160]: rule('RIPEMD160', bytes(20), preimageOf(ripemd160)),
  [INPUT.SHA256]: rule('SHA256', bytes(32), preimageOf(sha256)),
  [INPUT.HASH160]: rule('HASH160', bytes(20), preimageOf(hash160)),
  [INPUT.HASH256]: rule('HASH256', bytes(32), preimageOf(hash256)),
  [INPUT.PREVIOUS_TXID]: rule('PREVIOUS_TXID', empty, bytes(32), [2]),
  [INPUT.OUTPUT_INDEX]: rule('OUTPUT_INDEX', empty, bytes(4), [2]),
  [INPUT.SEQUENCE]: rule('SEQUENCE', empty, bytes(4), [2]),
  [INPUT.REQUIRED_TIME_LOCKTIME]: rule('REQUIRED_TIME_LOCKTIME', empty, isTime, [2]),
  [INPUT.REQUIRED_HEIGHT_LOCKTIME]: rule('REQUIRED_HEIGHT_LOCKTIME', empty, isHeight, [2]),
  [INPUT.TAP_KEY_SIG]: rule('TAP_KEY_SIG', empty, isSchnorrSignature),
  [INPUT.TAP_SCRIPT_SIG]: rule('TAP_SCRIPT_SIG', isTapSignatureKey, isSchnorrSignature),
  [INPUT.TAP_LEAF_SCRIPT]: rule('TAP_LEAF_SCRIPT', isControlBlock, isLeafScript),
  [INPUT.TAP_BIP32_DERIVATION]: rule('TAP_BIP32_DERIVATION', isXOnlyKey, isTapDerivation),
  [INPUT.TAP_INTERNAL_KEY]: rule('TAP_INTERNAL_KEY', empty, isXOnlyKey),
  [INPUT.TAP_MERKLE_ROOT]: rule('TAP_MERKLE_ROOT', empty, bytes(32)),
  [INPUT.MUSIG2_PARTICIPANT_PUBKEYS]: rule('MUSIG2_PARTICIPANT_PUBKEYS', isMusig2Key, isPublicKeyList),
  [INPUT.MUSIG2_PUB_NONCE]: rule('MUSIG2_PUB_NONCE', isMusig2SessionKey, isPublicNonce),
  [INPUT.MUSIG2_PARTIAL_SIG]: rule('MUSIG2_PARTIAL_SIG', isMusig2SessionKey, bytes(32)),
  [INPUT.PROPRIETARY]: rule('PROPRIETARY', isProprietaryKey, any),
}
