import type { RingiError } from '../../base/error.js'
import { messageOf } from '../../base/message.js'
import type { DoctorWords, Examined, Told } from '../../words/doctor.js'
import type { Speaker } from '../../words/speaker.js'
import type { Failure } from '../blocked.js'

/** What `doctor` found out about one thing. */
export interface Check {
  readonly name: Examined
  readonly status: 'green' | 'yellow' | 'red'
  /** What is said of it, in the language of these words. */
  readonly told: (words: DoctorWords, speaker: Speaker) => Told
  /** What the command fails with where this is red. */
  readonly failure?: Failure
}

/** What `doctor` says of an error that it met while it looked. */
export function checkOf(name: Examined, status: Check['status'], error: RingiError): Check {
  return {
    name,
    status,
    told: (_, { say, hint }) => ({ found: say(error), todo: hint(error) }),
    failure: { ...messageOf(error), code: error.code },
  }
}
