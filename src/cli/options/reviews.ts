import { GAP } from '../../vault/search.js'
import { MAX_INDEX } from '../../vault/vault.js'
import { APPROVAL, FILE, LOG_ID, wholeNumber } from '../option-types.js'
import { optional, repeatable } from '../parameters.js'

/** The option of all commands that read proposals or make them. */
export const PREVTXS_OPTIONS = {
  prevtxs: repeatable(
    '--prevtxs <file>',
    'whole previous transactions: a file or a folder of hex, or what a node prints',
    FILE,
  ),
}

/** The option of commands that review. */
export const GAP_LIMIT = optional(
  '--gap-limit <n>',
  'how far beyond the spent coins change may lie',
  wholeNumber(0, MAX_INDEX),
  `${GAP.most}`,
)

/** The option with which a script says what a person has approved of a review. */
export const APPROVE = optional(
  '--approve <digest[:code]>',
  'the digest of the review that a person approved, with its code where it had warnings, instead of asking',
  APPROVAL,
)

/** The option that answers whether a log is that of a machine which this one has replaced. */
export const SUCCEEDS = repeatable(
  '--succeeds <log>',
  'the log of a machine that this one has replaced, by its id',
  LOG_ID,
)

/** The options of commands that draw a review. */
export const SHEET_OPTIONS = {
  html: optional('--html <file>', 'write a sheet to read, print, stamp and file', FILE),
  svg: optional('--svg <file>', 'write its drawing alone', FILE),
}
