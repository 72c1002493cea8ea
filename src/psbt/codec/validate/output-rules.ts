import { isDerivation } from '../../../bitcoin/psbt-derivation.js'
import { OUTPUT } from '../../../bitcoin/psbt-fields.js'
import { isProprietaryKey } from '../proprietary.js'
import { any, bytes, empty } from './checks.js'
import { isPublicKey, isXOnlyKey } from './keys.js'
import { isMusig2Key, isPublicKeyList } from './musig2.js'
import { type FieldRules, fieldRule } from './rule.js'
import { isTapDerivation, isTapTree } from './taproot.js'

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
