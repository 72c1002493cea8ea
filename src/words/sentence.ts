import type { Message } from '../base/message.js'
import { english } from './en/index.js'
import { speaker } from './speaker.js'

const { say } = speaker(english)

/** What an error or a finding says, in English; without hints, which are about command lines. */
export function sentence(told: Message): string {
  return say(told)
}
