import type { Sentences } from '../../speaker.js'

export const appDoctor: Sentences<'app/doctor'> = {
  'vault.twins': {
    doctor: {
      sentence: ({ twins }) => `vaults: ${twins.join(', ')} are one vault under several names.`,
      hint: 'Find out which of them the other officers have. This machine signs for none of them.',
    },
  },
  'network-interface.up': {
    doctor: {
      sentence: ({ interfaces }) => `network: up: ${interfaces.join(', ')}.`,
      hint: 'Unplug the cable and switch the radio off: mainnet keys are not used like this.',
    },
  },
  'home.readable': {
    doctor: {
      sentence: ({ file }) => `home: others may read or change ${file}.`,
      hint: ({ folder }) => `Look at it, then run chmod -R go= ${folder}`,
    },
  },
  'runtime.altered': {
    doctor: {
      sentence: ({ variables }) => `environment: ${variables.join(', ')}.`,
      hint: ({ variables }) => `Find out who has set it, then run unset ${variables.join(' ')}`,
    },
  },
}
