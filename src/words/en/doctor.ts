import type { DoctorWords } from '../doctor.js'

export const doctor: DoctorWords = {
  names: {
    network: 'network',
    environment: 'environment',
    swap: 'swap',
    'core dumps': 'core dumps',
    home: 'home',
    vaults: 'vaults',
    seals: 'seals',
    terminal: 'terminal',
    clock: 'clock',
    versions: 'versions',
    program: 'program',
  },
  noInterface: { found: 'no interface is up' },
  interfacesUp: interfaces => ({
    found: `up: ${interfaces.join(', ')}`,
    todo: 'Unplug the cable and switch the radio off: mainnet keys are not used like this.',
  }),
  nothingLoaded: { found: 'nothing in it loads other code' },
  loading: variables => ({
    found: variables.join(', '),
    todo: `Find out who has set it, then run unset ${variables.join(' ')}`,
  }),
  swapUntold: { found: 'cannot be told here', todo: 'Check that swap is off or encrypted.' },
  off: { found: 'off' },
  swapping: areas => ({
    found: areas.join(', '),
    todo: 'Run swapoff -a: memory with keys could reach the disk.',
  }),
  dumpsHandled: handler => ({
    found: `go to ${handler}`,
    todo: 'Run sysctl -w kernel.core_pattern=core as root, and ulimit -c 0 in this shell.',
  }),
  dumpsLimited: (limit = 'cannot be told here') => ({ found: limit, todo: 'Run ulimit -c 0 in this shell.' }),
  noHome: folder => ({ found: `${folder} (not made yet)` }),
  homeShut: folder => ({ found: folder }),
  homeReadable: (file, folder) => ({
    found: `others may read or change ${file}`,
    todo: `Look at it, then run chmod -R go= ${folder}`,
  }),
  vaultsRegistered: count => ({ found: `${count} registered` }),
  twins: twins => ({
    found: `${twins.join(', ')} are one vault under several names`,
    todo: 'Find out which of them the other officers have. This machine signs for none of them.',
  }),
  noSeal: keys => ({
    found: `none under ${keys.join(', ')}`,
    todo: `Run ringi home seal --key ${keys[0]}: without a seal nobody could tell whether somebody without the password has changed vaults, policies or the log. Until then it signs nothing.`,
  }),
  sealed: count => ({ found: `${count}` }),
  sealsBehind: keys => ({
    found: `written to without ${keys.join(', ')} since`,
    todo: 'It is listed before the password is asked for, and sealed when the key is opened next.',
  }),
  terminalThere: columns => ({ found: `${columns} columns` }),
  noTerminal: { found: 'none', todo: 'Questions cannot be asked; flags have to answer them.' },
  clockRight: time => ({ found: time }),
  clockBehind: time => ({ found: time, todo: 'The clock is behind this program’s release: set it.' }),
  versions: versions => ({ found: versions }),
  programUnknown: { found: 'unknown' },
  program: (file, sha256) => ({ found: file, compared: `sha256 ${sha256}` }),
}
