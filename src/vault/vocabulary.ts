import { keyOf, oneOf } from '../base/shape.js'
import { NETWORKS } from '../chain/network.js'
import { SCHEME_NAMES } from '../spend/script-type.js'
import { SCRIPT_TYPES } from '../spend/script-types.js'

/** The name of a network. */
export const networkName = keyOf(NETWORKS)
/** The name of a script type. */
export const scriptTypeName = keyOf(SCRIPT_TYPES)
/** The name of a signature scheme. */
export const scheme = oneOf(...SCHEME_NAMES)
