import { LANGUAGE_CODES } from '../words/language.js'
import { FILE, oneOf, wholeNumber } from './option-types.js'
import { type Asked, flag, optional } from './parameters.js'

/** The options that every command takes. */
export const COMMON_OPTIONS = {
  home: optional('--home <dir>', 'where keys and vaults are kept (RINGI_HOME; ~/.ringi)', FILE),
  json: flag('--json', 'print one JSON document on standard output'),
  yes: flag('--yes', 'answer yes to questions; findings stay what they are'),
  force: flag('--force', 'replace files that exist'),
  wait: optional(
    '--wait <seconds>',
    'how long to wait for another command in the same home (10)',
    wholeNumber(0, 3600),
  ),
  lang: optional(
    `--lang <${LANGUAGE_CODES.join('|')}>`,
    'the language of people’s text',
    oneOf(LANGUAGE_CODES),
  ),
}

export type CommonRequest = Asked<typeof COMMON_OPTIONS>
