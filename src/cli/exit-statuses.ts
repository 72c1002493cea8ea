import { APP_BATCH_CODES } from '../app/batch/codes.js'
import { APP_CODES } from '../app/codes.js'
import { APP_KEYS_CODES } from '../app/keys/codes.js'
import { APP_LOG_CODES } from '../app/log/codes.js'
import { APP_POLICY_CODES } from '../app/policy/codes.js'
import { APP_PROPOSALS_CODES } from '../app/proposals/codes.js'
import { APP_QR_CODES } from '../app/qr/codes.js'
import { APP_SEAL_CODES } from '../app/seal/codes.js'
import { APP_SIGNING_CODES } from '../app/signing/codes.js'
import { APP_VAULT_CODES } from '../app/vault/codes.js'
import { type Code, type ExitStatus, exitsOf } from '../base/codes.js'
import { PLATFORM_CODES } from '../platform/codes.js'
import { PURE_CODES } from '../words/codes.js'
import { CLI_CODES } from './codes.js'

/** Every code that an error or a finding can carry, with the exit status that it leads to. */
export const EXIT_STATUS: Readonly<Record<Code, ExitStatus>> = {
  ...PURE_CODES,
  ...exitsOf({
    ...PLATFORM_CODES,
    ...APP_CODES,
    ...APP_KEYS_CODES,
    ...APP_VAULT_CODES,
    ...APP_PROPOSALS_CODES,
    ...APP_SIGNING_CODES,
    ...APP_BATCH_CODES,
    ...APP_POLICY_CODES,
    ...APP_LOG_CODES,
    ...APP_SEAL_CODES,
    ...APP_QR_CODES,
    ...CLI_CODES,
  }),
}
