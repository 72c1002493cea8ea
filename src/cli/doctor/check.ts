import type { Failure } from '../../app/blocked.js'
import type { RingiError } from '../../base/error.js'
import { messageOf } from '../../base/message.js'
import { speakerIn } from '../../words/language.js'

/** What `doctor` found out about one thing. */
export interface Check {
  readonly name: string
  readonly status: 'green' | 'yellow' | 'red'
  readonly found: string
  /** What is compared character by character, and so stands in a line that is not broken at 80 columns. */
  readonly compared?: string
  /** Empty where nothing is to be done. */
  readonly todo: string
  /** What the command fails with where this is red. */
  readonly failure?: Failure
}

/** What `doctor` says of an error that it met while it looked, in English like all that it says. */
export async function checkOf(name: string, status: Check['status'], error: RingiError): Promise<Check> {
  const { say, hint } = await speakerIn('en')
  return {
    name,
    status,
    found: say(error),
    todo: hint(error),
    failure: { ...messageOf(error), code: error.code },
  }
}
