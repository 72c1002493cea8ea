import { BASE_CODES, type ExitStatus, exitsOf } from '../base/codes.js'
import { BITCOIN_CODES } from '../bitcoin/codes.js'
import { CHAIN_CODES } from '../chain/codes.js'
import { COINS_CODES } from '../coins/codes.js'
import { DESCRIPTOR_CODES } from '../descriptor/codes.js'
import { FORMATS_CODES } from '../formats/codes.js'
import { KEYS_CODES } from '../keys/codes.js'
import { LOG_CODES } from '../log/codes.js'
import { NEM_CODES } from '../nem/codes.js'
import { PROPOSAL_CODES } from '../proposal/codes.js'
import { PSBT_CODES } from '../psbt/codes.js'
import { QR_CODES } from '../qr/codes.js'
import { RULES_CODES } from '../rules/codes.js'
import { SECOND_OPINION_CODES } from '../second-opinion/codes.js'
import { SPEND_CODES } from '../spend/codes.js'
import { VAULT_CODES } from '../vault/codes.js'

// Spelled out, so that the declarations of the library import the rooms' tables, which add their codes to `Code`.
type PureTables = typeof BASE_CODES &
  typeof BITCOIN_CODES &
  typeof CHAIN_CODES &
  typeof KEYS_CODES &
  typeof DESCRIPTOR_CODES &
  typeof SPEND_CODES &
  typeof VAULT_CODES &
  typeof COINS_CODES &
  typeof PROPOSAL_CODES &
  typeof LOG_CODES &
  typeof PSBT_CODES &
  typeof RULES_CODES &
  typeof FORMATS_CODES &
  typeof QR_CODES &
  typeof SECOND_OPINION_CODES &
  typeof NEM_CODES

/** The codes of the rooms that the library is made of, with their exit statuses. */
export const PURE_CODES: Readonly<Record<keyof PureTables, ExitStatus>> = exitsOf({
  ...BASE_CODES,
  ...BITCOIN_CODES,
  ...CHAIN_CODES,
  ...KEYS_CODES,
  ...DESCRIPTOR_CODES,
  ...SPEND_CODES,
  ...VAULT_CODES,
  ...COINS_CODES,
  ...PROPOSAL_CODES,
  ...LOG_CODES,
  ...PSBT_CODES,
  ...RULES_CODES,
  ...FORMATS_CODES,
  ...QR_CODES,
  ...SECOND_OPINION_CODES,
  ...NEM_CODES,
})
