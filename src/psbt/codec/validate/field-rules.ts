import { ripemd160 } from '@noble/hashes/legacy'
import { hash160, hash256, sha256 } from '../../../base/hash.js'
import { isDerivation } from '../../../bitcoin/psbt-derivation.js'
import { GLOBAL, INPUT, OUTPUT } from '../../../bitcoin/psbt-fields.js'
import { isProprietaryKey } from '../proprietary.js'
import {
  any,
  bytes,
  compactSizeOnly,
  empty,
  isHeight,
  isTime,
  isUtf8,
  isWitnessStack,
  preimageOf,
} from './checks.js'
import { isPartialSignature, isPublicKey, isXOnlyKey, isXpub } from './keys.js'
import { isMusig2Key, isMusig2SessionKey, isPublicKeyList, isPublicNonce } from './musig2.js'
import { isOutput } from './outputs.js'
import { type FieldRules, fieldRule } from './rule.js'
import { isSighashType } from './sighash-type.js'
import {
  isControlBlock,
  isLeafScript,
  isSchnorrSignature,
  isTapDerivation,
  isTapSignatureKey,
  isTapTree,
} from './taproot.js'

/** The input fields (BIP 174, 127, 370, 371, 373). */
export const INPUT_RULES: FieldRules = {
  [INPUT.NON_WITNESS_UTXO]: fieldRule('NON_WITNESS_UTXO', empty, any),
  [INPUT.WITNESS_UTXO]: fieldRule('WITNESS_UTXO', empty, isOutput),
  [INPUT.PARTIAL_SIG]: fieldRule('PARTIAL_SIG', isPublicKey, isPartialSignature),
  [INPUT.SIGHASH_TYPE]: fieldRule('SIGHASH_TYPE', empty, isSighashType),
  [INPUT.REDEEM_SCRIPT]: fieldRule('REDEEM_SCRIPT', empty, any),
  [INPUT.WITNESS_SCRIPT]: fieldRule('WITNESS_SCRIPT', empty, any),
  [INPUT.BIP32_DERIVATION]: fieldRule('BIP32_DERIVATION', isPublicKey, isDerivation),
  [INPUT.FINAL_SCRIPTSIG]: fieldRule('FINAL_SCRIPTSIG', empty, any),
  [INPUT.FINAL_SCRIPTWITNESS]: fieldRule('FINAL_SCRIPTWITNESS', empty, isWitnessStack),
  [INPUT.POR_COMMITMENT]: fieldRule('POR_COMMITMENT', empty, isUtf8),
  [INPUT.RIPEMD160]: fieldRule('RIPEMD160', bytes(20), preimageOf(ripemd160)),
  [INPUT.SHA256]: fieldRule('SHA256', bytes(32), preimageOf(sha256)),
  [INPUT.HASH160]: fieldRule('HASH160', bytes(20), preimageOf(hash160)),
  [INPUT.HASH256]: fieldRule('HASH256', bytes(32), preimageOf(hash256)),
  [INPUT.PREVIOUS_TXID]: fieldRule('PREVIOUS_TXID', empty, bytes(32), [2]),
  [INPUT.OUTPUT_INDEX]: fieldRule('OUTPUT_INDEX', empty, bytes(4), [2]),
  [INPUT.SEQUENCE]: fieldRule('SEQUENCE', empty, bytes(4), [2]),
  [INPUT.REQUIRED_TIME_LOCKTIME]: fieldRule('REQUIRED_TIME_LOCKTIME', empty, isTime, [2]),
  [INPUT.REQUIRED_HEIGHT_LOCKTIME]: fieldRule('REQUIRED_HEIGHT_LOCKTIME', empty, isHeight, [2]),
  [INPUT.TAP_KEY_SIG]: fieldRule('TAP_KEY_SIG', empty, isSchnorrSignature),
  [INPUT.TAP_SCRIPT_SIG]: fieldRule('TAP_SCRIPT_SIG', isTapSignatureKey, isSchnorrSignature),
  [INPUT.TAP_LEAF_SCRIPT]: fieldRule('TAP_LEAF_SCRIPT', isControlBlock, isLeafScript),
  [INPUT.TAP_BIP32_DERIVATION]: fieldRule('TAP_BIP32_DERIVATION', isXOnlyKey, isTapDerivation),
  [INPUT.TAP_INTERNAL_KEY]: fieldRule('TAP_INTERNAL_KEY', empty, isXOnlyKey),
  [INPUT.TAP_MERKLE_ROOT]: fieldRule('TAP_MERKLE_ROOT', empty, bytes(32)),
  [INPUT.MUSIG2_PARTICIPANT_PUBKEYS]: fieldRule('MUSIG2_PARTICIPANT_PUBKEYS', isMusig2Key, isPublicKeyList),
  [INPUT.MUSIG2_PUB_NONCE]: fieldRule('MUSIG2_PUB_NONCE', isMusig2SessionKey, isPublicNonce),
  [INPUT.MUSIG2_PARTIAL_SIG]: fieldRule('MUSIG2_PARTIAL_SIG', isMusig2SessionKey, bytes(32)),
  [INPUT.PROPRIETARY]: fieldRule('PROPRIETARY', isProprietaryKey, any),
}

/** The global fields (BIP 174, 370). */
export const GLOBAL_RULES: FieldRules = {
  [GLOBAL.UNSIGNED_TX]: fieldRule('UNSIGNED_TX', empty, any, [0]),
  [GLOBAL.XPUB]: fieldRule('XPUB', isXpub, isDerivation),
  [GLOBAL.TX_VERSION]: fieldRule('TX_VERSION', empty, bytes(4), [2]),
  [GLOBAL.FALLBACK_LOCKTIME]: fieldRule('FALLBACK_LOCKTIME', empty, bytes(4), [2]),
  [GLOBAL.INPUT_COUNT]: fieldRule('INPUT_COUNT', empty, compactSizeOnly, [2]),
  [GLOBAL.OUTPUT_COUNT]: fieldRule('OUTPUT_COUNT', empty, compactSizeOnly, [2]),
  [GLOBAL.TX_MODIFIABLE]: fieldRule('TX_MODIFIABLE', empty, bytes(1), [2]),
  [GLOBAL.VERSION]: fieldRule('VERSION', empty, bytes(4)),
  [GLOBAL.PROPRIETARY]: fieldRule('PROPRIETARY', isProprietaryKey, any),
}

/** The output fields (BIP 174, 370, 371, 373). */
export const OUTPUT_RULES: FieldRules = {
  [OUTPUT.REDEEM_SCRIPT]: fieldRule('REDEEM_SCRIPT', empty, any),
  [OUTPUT.WITNESS_SCRIPT]: fieldRule('WITNESS_SCRIPT', empty, any),
  [OUTPUT.BIP32_DERIVATION]: fieldRule('BIP32_DERIVATION', isPublicKey, isDerivation),
  [OUTPUT.AMOUNT]: fieldRule('AMOUNT', empty, bytes(8), [2]),
  [OUTPUT.SCRIPT]: fieldRule('SCRIPT', empty, any, [2]),
  [OUTPUT.TAP_INTERNAL_KEY]: fieldRule('TAP_INTERNAL_KEY', empty, isXOnlyKey),
  [OUTPUT.TAP_TREE]: fieldRule('TAP_TREE', empty, isTapTree),
  [OUTPUT.TAP_BIP32_DERIVATION]: fieldRule('TAP_BIP32_DERIVATION', isXOnlyKey, isTapDerivation),
  [OUTPUT.MUSIG2_PARTICIPANT_PUBKEYS]: fieldRule('MUSIG2_PARTICIPANT_PUBKEYS', isMusig2Key, isPublicKeyList),
  [OUTPUT.PROPRIETARY]: fieldRule('PROPRIETARY', isProprietaryKey, any),
}
