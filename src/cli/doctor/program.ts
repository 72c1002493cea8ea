import { VerifiedLog } from '../../app/log/verified-log.js'
import { changesOf, pinsOf } from '../../app/seal/pins.js'
import { allVaults } from '../../app/vaults.js'
import { RELEASED, VERSION } from '../../app/version.js'
import { RingiError } from '../../base/error.js'
import { exposedIn, permissionsOf, programHash } from '../../platform/surroundings.js'
import { twinsOf } from '../../vault/twins.js'
import type { Vault } from '../../vault/vault.js'
import type { Session } from '../session.js'
import { type Check, checkOf } from './check.js'

/** Whether others may look into the home. */
export async function checkHome({ home: { folder } }: Session): Promise<Check> {
  const name = 'home'
  if ((await permissionsOf(folder)) === undefined)
    return { name, status: 'green', found: `${folder} (not made yet)`, todo: '' }
  const [first] = await exposedIn(folder)
  if (first === undefined) return { name, status: 'green', found: folder, todo: '' }
  const todo = `Look at it, then run chmod -R go= ${folder}`
  const failure = { code: 'home.readable', args: { why: 'doctor', file: first, folder } } as const
  return { name, status: 'red', found: `others may read or change ${first}`, todo, failure }
}

/** Whether every vault is as it was registered, and under one name only. */
export async function checkVaults({ home }: Session): Promise<Check> {
  const name = 'vaults'
  const vaults = await allVaults(home).catch(error => error)
  // Where the home itself is not as it should be, that has been told already.
  if (vaults instanceof RingiError)
    return await checkOf(name, vaults.code === 'vault.tampered' ? 'red' : 'yellow', vaults)
  if (!Array.isArray(vaults)) throw vaults
  return twinsCheck(name, vaults)
}

function twinsCheck(name: string, vaults: readonly Vault[]): Check {
  const twins = vaults.filter(vault => twinsOf(vault, vaults).length > 0).map(one => one.name)
  if (twins.length === 0) return { name, status: 'green', found: `${vaults.length} registered`, todo: '' }
  return {
    name,
    status: 'red',
    found: `${twins.join(', ')} are one vault under several names`,
    todo: 'Find out which of them the other officers have. This machine signs for none of them.',
    failure: { code: 'vault.twins', args: { why: 'doctor', twins } },
  }
}

/** Whether the home is sealed under each of its keys, and what has been written without them since. */
export async function checkSeals({ home }: Session): Promise<Check> {
  const name = 'seals'
  const keys = await home.names('keys')
  const unsealed: string[] = []
  const behind: string[] = []
  for (const key of keys) {
    const { claimedSeal, unsealed: entries } = await VerifiedLog.read(home, { key })
    if (claimedSeal === undefined) unsealed.push(key)
    else if (entries.length + changesOf(claimedSeal.seal.pins, await pinsOf(home)).length > 0)
      behind.push(key)
  }
  if (unsealed.length > 0) {
    const todo = `Run ringi home seal --key ${unsealed[0]}: without a seal nobody could tell whether somebody without the password has changed vaults, policies or the log. Until then it signs nothing.`
    return { name, status: 'yellow', found: `none under ${unsealed.join(', ')}`, todo }
  }
  if (behind.length === 0) return { name, status: 'green', found: `${keys.length}`, todo: '' }
  const todo = 'It is listed before the password is asked for, and sealed when the key is opened next.'
  return { name, status: 'green', found: `written to without ${behind.join(', ')} since`, todo }
}

/** Whether questions can be asked. */
export function checkTerminal({ io }: Session): Check {
  if (io.terminal !== undefined)
    return { name: 'terminal', status: 'green', found: `${io.columns.stderr} columns`, todo: '' }
  return {
    name: 'terminal',
    status: 'yellow',
    found: 'none',
    todo: 'Questions cannot be asked; flags have to answer them.',
  }
}

/** Whether the clock can be right. */
export function checkTime(): Check {
  const now = new Date()
  if (now.getTime() >= RELEASED) return { name: 'clock', status: 'green', found: now.toISOString(), todo: '' }
  return {
    name: 'clock',
    status: 'yellow',
    found: now.toISOString(),
    todo: 'The clock is behind this program’s release: set it.',
  }
}

/** Which versions run here. */
export function checkVersions(): Check {
  return {
    name: 'versions',
    status: 'green',
    found: `ringi ${VERSION}, node ${process.versions.node}, ${process.platform} ${process.arch}`,
    todo: '',
  }
}

/** The hash of the program. */
export async function checkProgram({ io }: Session): Promise<Check> {
  if (io.program === undefined) return { name: 'program', status: 'yellow', found: 'unknown', todo: '' }
  const hash = await programHash(io.program)
  return { name: 'program', status: 'green', found: io.program, compared: `sha256 ${hash}`, todo: '' }
}
