import type { Message } from '../base/message.js'
import { pure } from './en/pure.js'
import { speaker } from './speaker.js'

const { say } = speaker(pure)

/** What an error or a finding of the library says, in English; without hints, which are about command lines. */
export function sentence(told: Message): string {
  return say(told)
}
