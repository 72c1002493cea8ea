import type { Target } from '../target.js'
import { bitcoinTargets } from './bitcoin.js'
import { cashTargets } from './bitcoin-cash.js'
import { coinTargets } from './coins.js'
import { descriptor } from './descriptor.js'
import { formatTargets } from './formats.js'
import { keyFile } from './key-file.js'
import { keyTargets } from './keys.js'
import { logTargets } from './log.js'
import { nemTargets } from './nem.js'
import { policyTargets } from './policies.js'
import { psbtTargets } from './psbt.js'
import { qrTargets } from './qr.js'
import { recordTargets } from './records.js'

/** Every parser of what comes from outside. One row a parser. */
export const TARGETS: readonly Target[] = [
  ...psbtTargets,
  ...nemTargets,
  ...bitcoinTargets,
  ...cashTargets,
  ...keyTargets,
  descriptor,
  ...recordTargets,
  ...policyTargets,
  ...coinTargets,
  ...logTargets,
  ...qrTargets,
  ...formatTargets,
  keyFile,
]
