import { type Code, type ExitStatus, exitsOf } from '../base/codes.js'
import { PLATFORM_CODES } from '../platform/codes.js'
import { PURE_CODES } from '../words/codes.js'
import { APP_ACCOUNT_CODES } from './account/codes.js'
import { APP_BATCH_CODES } from './batch/codes.js'
import { APP_CODES } from './codes.js'
import { APP_DOCTOR_CODES } from './doctor/codes.js'
import { APP_KEYS_CODES } from './keys/codes.js'
import { APP_LOG_CODES } from './log/codes.js'
import { APP_POLICY_CODES } from './policy/codes.js'
import { APP_PROPOSALS_CODES } from './proposals/codes.js'
import { APP_QR_CODES } from './qr/codes.js'
import { APP_SEAL_CODES } from './seal/codes.js'
import { APP_SIGNING_CODES } from './signing/codes.js'
import { APP_VAULT_CODES } from './vault/codes.js'

/** The codes of use cases and of all that they use, with the exit statuses that they lead to. */
export const USE_CASE_STATUSES = {
  ...PURE_CODES,
  ...exitsOf({
    ...PLATFORM_CODES,
    ...APP_CODES,
    ...APP_KEYS_CODES,
    ...APP_VAULT_CODES,
    ...APP_PROPOSALS_CODES,
    ...APP_SIGNING_CODES,
    ...APP_ACCOUNT_CODES,
    ...APP_BATCH_CODES,
    ...APP_POLICY_CODES,
    ...APP_LOG_CODES,
    ...APP_SEAL_CODES,
    ...APP_QR_CODES,
    ...APP_DOCTOR_CODES,
  }),
}

/** The exit status that a code leads to; undefined for those that the command line alone says. */
export function exitOf(code: Code): ExitStatus | undefined {
  const statuses: Readonly<Partial<Record<Code, ExitStatus>>> = USE_CASE_STATUSES
  return statuses[code]
}
