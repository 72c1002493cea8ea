import { allowedDestinations } from './allowed-destinations.js'
import { deniedDestinations } from './denied-destinations.js'
import { paymentLimit } from './payment-limit.js'
import { proposalLimit } from './proposal-limit.js'
import { quorum } from './quorum.js'
import { rollingLimit } from './rolling-limit.js'
import type { Rule } from './rule.js'

/** One row a rule. What a policy can say, its schema and its documentation follow from here. */
export const RULES: readonly Rule[] = [
  allowedDestinations,
  deniedDestinations,
  paymentLimit,
  proposalLimit,
  rollingLimit,
  quorum,
]
