import type { Sentences } from '../speaker.js'
import { NO_HOME } from './app/no-home.js'

export const app: Sentences<'app'> = {
  'usage.invalid': {
    'stdin-once': 'Standard input (-) can be read only once.',
    'nameless-file': 'A file to write needs a name.',
    'in-use': {
      sentence: ({ file }) => `${file} is in use by this very command: it would be lost.`,
      hint: 'Choose another name.',
    },
    'in-home': {
      sentence: ({ file }) => `${file} is a place in a home, where Ringi keeps its own files.`,
      hint: 'Choose a name elsewhere.',
    },
    'with-a-code': ({ option }) => `--${option} goes with a proposal, not with a code.`,
  },
  'confirm.refused': {
    no: 'You said no; nothing was changed.',
  },
  'network-interface.up': {
    'private-key': {
      sentence: ({ interfaces }) =>
        `Network interface(s) up: ${interfaces.join(', ')}. A private key is used on a machine that could be reached.`,
      hint: 'Unplug or switch it off. --allow-online goes on all the same, and is reported.',
    },
  },
  'runtime.altered': {
    loading: {
      sentence: ({ variables }) =>
        `${variables.join(', ')} can load other code into this program, which would see the key.`,
      hint: ({ variables }) => `Find out who has set it. Run unset ${variables.join(' ')} and start again.`,
    },
  },
  'file.malformed': {
    'not-text': ({ file }) => `${file} is not text in UTF-8 or UTF-16.`,
    'not-utf8': ({ file }) => `${file} is not UTF-8 text.`,
  },
  'file.too-large': {
    stdin: 'Standard input is larger than Ringi reads.',
  },
  'home.missing': {
    'no-home': NO_HOME,
  },
}
