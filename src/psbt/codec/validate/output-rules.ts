import { isDerivation } from '../../../bitcoin/psbt-derivation.js'
import { OUTPUT } from '../../../bitcoin/psbt-fields.js'
import { isProprietaryKey } from '../proprietary.js'
import { any, bytes, empty } from './checks.js'
import { isPublicKey, isXOnlyKey } from './keys.js'
import { isMusig2Key, isPublicKeyList } from './musig2.js'
import { type FieldRules, rule } from './rule.js'
import { isTapDerivation, isTapTree } from './taproot.js'

/** The output fields (BIP 174, 370, 371, 373). */
export const OUTPUT_RULES: FieldRules = {
  [OUTPUT.REDEEM_SCRIPT]: rule('REDEEM_SCRIPT', empty, any),
  [OUTPUT.WITNESS_SCRIPT]: rule('WITNESS_SCRIPT', empty, any),
  [OUTPUT.BIP32_DERIVATION]: rule('BIP32_DERIVATION', isPublicKey, isDerivation),
  [OUTPUT.AMOUNT]: rule('AMOUNT', empty, bytes(8), [2]),
  [OUTPUT.SCRIPT]: rule('SCRIPT', empty, any, [2]),
  [OUTPUT.TAP_INTERNAL_KEY]: rule('TAP_INTERNAL_KEY', empty, isXOnlyKey),
  [OUTPUT.TAP_TREE]: rule('TAP_TREE', empty, isTapTree),
  [OUTPUT.TAP_BIP32_DERIVATION]: rule('TAP_BIP32_DERIVATION', isXOnlyKey, isTapDerivation),
  [OUTPUT.MUSIG2_PARTICIPANT_PUBKEYS]: rule('MUSIG2_PARTICIPANT_PUBKEYS', isMusig2Key, isPublicKeyList),
  [OUTPUT.PROPRIETARY]: rule('PROPRIETARY', isProprietaryKey, any),
}
