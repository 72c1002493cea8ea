import { APP_CODES } from '../app/codes.js'
import { type Code, type ExitStatus, exitsOf } from '../base/codes.js'
import { PLATFORM_CODES } from '../platform/codes.js'
import { PURE_CODES } from '../words/codes.js'
import { CLI_CODES } from './codes.js'

/** Every code that an error or a finding can carry, with the exit status that it leads to. */
export const EXIT_STATUS: Readonly<Record<Code, ExitStatus>> = {
  ...PURE_CODES,
  ...exitsOf({ ...PLATFORM_CODES, ...APP_CODES, ...CLI_CODES }),
}
