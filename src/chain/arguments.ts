import { choice } from '../base/arguments.js'
import { NETWORK_NAMES } from './network.js'

/** The network in whose unit a sentence tells amounts. */
export const networkName = choice(...NETWORK_NAMES)
