import { restoreKey } from '../../app/keys/restore-key.js'
import { defineCommand } from '../command.js'
import { LANGUAGE } from '../option-types.js'
import { NEW_KEY_OPTIONS, WORDS_FILE } from '../options/keys.js'
import { optional } from '../parameters.js'
import { newKeyOutcome } from '../render/new-key.js'

const PARAMETERS = {
  ...NEW_KEY_OPTIONS,
  wordsFile: WORDS_FILE,
  language: optional('--language <code>', 'of the words, where they could be of two languages', LANGUAGE),
}

export const command = defineCommand(PARAMETERS, async (context, request) => {
  const { record, findings } = await restoreKey(context, request)
  return newKeyOutcome(record, findings, {})
})
