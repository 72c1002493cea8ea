import { type GeneratedKey, generateKey } from '../../app/keys/generate-key.js'
import { SHARE_SCHEMES } from '../../keys/shares/key-share.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, LANGUAGE, oneOf } from '../option-types.js'
import { DICE_OPTIONS, NEW_KEY_OPTIONS } from '../options/keys.js'
import { flag, optional } from '../parameters.js'
import { newKeyOutcome } from '../render/new-key.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  ...NEW_KEY_OPTIONS,
  words: optional('--words <12|24>', 'how many words', oneOf([12, 24]), '24'),
  backup: optional(
    '--backup <slip39|codex32>',
    'a key of a seed, without words, to be split into shares',
    oneOf(SHARE_SCHEMES),
  ),
  ...DICE_OPTIONS,
  language: optional(
    '--language <code>',
    'of the words: en, ja, ko, es, zh-hans, zh-hant, fr, it, cs, pt',
    LANGUAGE,
    'en',
  ),
  wordsOut: optional(
    '--words-out <file>',
    'write the words to a file instead of the screen, for rehearsals',
    FILE,
  ),
  entropyOut: optional(
    '--entropy-out <file>',
    'write what the words were made from, to recompute them',
    FILE,
  ),
  iKnow: flag('--i-know', 'allow secrets in files for mainnet'),
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await generateKey(context, request)),
)

/** What is told of it. */
export function outcome({ record, findings, entropy }: GeneratedKey): Outcome<DataOf<'key generate'>> {
  return newKeyOutcome(record, findings, { entropy })
}
