import type { ExitStatus } from '../base/codes.js'
import type { RingiError } from '../base/error.js'
import type { Finding } from '../base/finding.js'
import { detailsOf, isMessage, type Message } from '../base/message.js'
import type { Say, Speaker } from '../words/speaker.js'
import type { Outcome } from './command.js'
import { EXIT_STATUS } from './exit-statuses.js'

/** The version of the documents that commands print with --json. Files have versions of their own. */
export const ENVELOPE = 2

/** The status with which a command that has come to an outcome ends. */
export function exitOf({ failure }: Pick<Outcome, 'failure'>): ExitStatus {
  return failure === undefined ? 0 : EXIT_STATUS[failure.code]
}

/** The document of an outcome, as every command prints it with --json. */
export function outcomeDocument(
  command: string,
  outcome: Pick<Outcome, 'data' | 'findings' | 'failure' | 'sealed'>,
  english: Speaker,
): object {
  const { findings = [], failure, sealed } = outcome
  const data = sealed === undefined ? outcome.data : { ...outcome.data, sealed }
  const exit = exitOf(outcome)
  const hint = failure && english.hint(failure)
  const error = failure && { code: failure.code, message: english.say(failure), hint, details: {} }
  return { ringi: ENVELOPE, command, ok: exit === 0, exit, ...(error ? { error } : {}), data, findings }
}

/** The document of a command that has failed. */
export function errorDocument(command: string, error: RingiError, english: Speaker): object {
  const { code, findings } = error
  const details = detailsOf(error, english.say)
  const told = { code, message: english.say(error), hint: english.hint(error), details }
  return { ringi: ENVELOPE, command, ok: false, exit: EXIT_STATUS[code], error: told, findings }
}

/** How JSON has what is in a document, for `JSON.stringify`: findings and other messages say in `english` what they say. */
export function inEnglish({ say }: Speaker): (name: string, value: unknown) => unknown {
  return (_, value) => (isMessage(value) ? dataOf(value, say) : value)
}

function dataOf(told: Message, say: Say): object {
  const { code, args: _, within, standsIn, severity, lasting, ...rest } = told as Message & Partial<Finding>
  const graded = severity === undefined ? { code } : { code, severity }
  return { ...graded, message: say(told), ...rest, ...(lasting && { args: lasting }) }
}
