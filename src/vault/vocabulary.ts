import { keyOf } from '../base/shape.js'
import { NETWORKS } from '../chain/network.js'
import { SCRIPT_TYPES } from '../spend/script-types.js'

/** The name of a network. */
export const networkName = keyOf(NETWORKS)
/** The name of a script type. */
export const scriptTypeName = keyOf(SCRIPT_TYPES)
