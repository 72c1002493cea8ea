import { isDerivation } from '../../../bitcoin/psbt-derivation.js'
import { GLOBAL } from '../../../bitcoin/psbt-fields.js'
import { isProprietaryKey } from '../proprietary.js'
import { any, bytes, compactSizeOnly, empty } from './checks.js'
import { isXpub } from './keys.js'
import { type FieldRules, rule } from './rule.js'

/** The global fields (BIP 174, 370). */
export const GLOBAL_RULES: FieldRules = {
  [GLOBAL.UNSIGNED_TX]: rule('UNSIGNED_TX', empty, any, [0]),
  [GLOBAL.XPUB]: rule('XPUB', isXpub, isDerivation),
  [GLOBAL.TX_VERSION]: rule('TX_VERSION', empty, bytes(4), [2]),
  [GLOBAL.FALLBACK_LOCKTIME]: rule('FALLBACK_LOCKTIME', empty, bytes(4), [2]),
  [GLOBAL.INPUT_COUNT]: rule('INPUT_COUNT', empty, compactSizeOnly, [2]),
  [GLOBAL.OUTPUT_COUNT]: rule('OUTPUT_COUNT', empty, compactSizeOnly, [2]),
  [GLOBAL.TX_MODIFIABLE]: rule('TX_MODIFIABLE', empty, bytes(1), [2]),
  [GLOBAL.VERSION]: rule('VERSION', empty, bytes(4)),
  [GLOBAL.PROPRIETARY]: rule('PROPRIETARY', isProprietaryKey, any),
}
