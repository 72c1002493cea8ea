import { EXIT_STATUS, type ExitStatus } from '../base/codes.js'
import type { Outcome } from './command.js'

/** The version of the documents that commands print with --json. Files have versions of their own. */
export const ENVELOPE = 2

/** The status with which a command that has come to an outcome ends. */
export function exitOf({ failure }: Pick<Outcome, 'failure'>): ExitStatus {
  return failure === undefined ? 0 : EXIT_STATUS[failure.code]
}

/** The JSON document of an outcome, as every command prints it with --json. */
export function outcomeDocument(
  command: string,
  outcome: Pick<Outcome, 'data' | 'findings' | 'failure' | 'sealed'>,
): object {
  const { findings = [], failure, sealed } = outcome
  const data = sealed === undefined ? outcome.data : { ...outcome.data, sealed }
  const exit = exitOf(outcome)
  const error = failure && {
    code: failure.code,
    message: failure.message,
    hint: failure.hint ?? '',
    details: {},
  }
  return { ringi: ENVELOPE, command, ok: exit === 0, exit, ...(error ? { error } : {}), data, findings }
}
