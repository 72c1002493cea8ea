import { USE_CASE_STATUSES } from '../app/exit-statuses.js'
import { type Code, type ExitStatus, exitsOf } from '../base/codes.js'
import { CLI_CODES } from './codes.js'

/** Every code that an error or a finding can carry, with the exit status that it leads to. */
export const EXIT_STATUS: Readonly<Record<Code, ExitStatus>> = { ...USE_CASE_STATUSES, ...exitsOf(CLI_CODES) }
