import { isDerivation } from '../../../bitcoin/psbt-derivation.js'
import { GLOBAL } from '../../../bitcoin/psbt-fields.js'
import { isProprietaryKey } from '../proprietary.js'
import { any, bytes, compactSizeOnly, empty } from './checks.js'
import { isXpub } from './keys.js'
import { type FieldRules, fieldRule } from './rule.js'

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
