import type { Rule } from '../engine/rule.js'
import { addressReuse } from './address-reuse.js'
import { allowedDestinations } from './allowed-destinations.js'
import { changeOutputs } from './change-outputs.js'
import { coinLabels } from './coin-labels.js'
import { confirmations } from './confirmations.js'
import { coolingOff } from './cooling-off.js'
import { deniedDestinations } from './denied-destinations.js'
import { dust } from './dust.js'
import { expiry } from './expiry.js'
import { feeLimit } from './fee-limit.js'
import { locktime } from './locktime.js'
import { logs } from './logs.js'
import { memo, reference } from './note.js'
import { opReturn } from './op-return.js'
import { outputCount } from './output-count.js'
import { paymentLimit } from './payment-limit.js'
import { proposalLimit } from './proposal-limit.js'
import { quorum } from './quorum.js'
import { refill } from './refill.js'
import { rollingLimit } from './rolling-limit.js'
import { scriptTypes } from './script-types.js'
import { segregation } from './segregation.js'
import { selfTransfers } from './self-transfers.js'
import { separationOfDuties } from './separation-of-duties.js'
import { signingHours } from './signing-hours.js'
import { uniqueReference } from './unique-reference.js'
import { vaultFloor } from './vault-floor.js'
import { vaultShare } from './vault-share.js'

/** One row a rule. What a policy can say, its schema and its documentation follow from here. */
export const RULES: readonly Rule[] = [
  allowedDestinations,
  deniedDestinations,
  paymentLimit,
  proposalLimit,
  rollingLimit,
  vaultShare,
  vaultFloor,
  refill,
  logs,
  feeLimit,
  quorum,
  separationOfDuties,
  signingHours,
  coolingOff,
  expiry,
  confirmations,
  coinLabels,
  addressReuse,
  dust,
  segregation,
  changeOutputs,
  selfTransfers,
  outputCount,
  scriptTypes,
  opReturn,
  locktime,
  memo,
  reference,
  uniqueReference,
]
