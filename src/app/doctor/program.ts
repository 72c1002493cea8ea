import { RingiError } from '../../base/error.js'
import { exposedIn, permissionsOf, programHash } from '../../platform/surroundings.js'
import { twinsOf } from '../../vault/twins.js'
import type { Vault } from '../../vault/vault.js'
import type { Context } from '../context.js'
import { VerifiedLog } from '../log/verified-log.js'
import { changesOf, pinsOf } from '../seal/pins.js'
import { allVaults } from '../vaults.js'
import { RELEASED, VERSION } from '../version.js'
import { type Check, checkOf } from './check.js'

/** Whether others may look into the home. */
export async function checkHome({ home: { folder } }: Context): Promise<Check> {
  const name = 'home'
  if ((await permissionsOf(folder)) === undefined)
    return { name, status: 'green', told: words => words.noHome(folder) }
  const [first] = await exposedIn(folder)
  if (first === undefined) return { name, status: 'green', told: words => words.homeShut(folder) }
  const failure = { code: 'home.readable', args: { why: 'doctor', file: first, folder } } as const
  return { name, status: 'red', told: words => words.homeReadable(first, folder), failure }
}

/** Whether every vault is as it was registered, and under one name only. */
export async function checkVaults({ home }: Context): Promise<Check> {
  const name = 'vaults'
  const vaults = await allVaults(home).catch(error => error)
  // Where the home itself is not as it should be, that has been told already.
  if (vaults instanceof RingiError)
    return checkOf(name, vaults.code === 'vault.tampered' ? 'red' : 'yellow', vaults)
  if (!Array.isArray(vaults)) throw vaults
  return twinsCheck(name, vaults)
}

function twinsCheck(name: 'vaults', vaults: readonly Vault[]): Check {
  const twins = vaults.filter(vault => twinsOf(vault, vaults).length > 0).map(one => one.name)
  if (twins.length === 0)
    return { name, status: 'green', told: words => words.vaultsRegistered(vaults.length) }
  const failure = { code: 'vault.twins', args: { why: 'doctor', twins } } as const
  return { name, status: 'red', told: words => words.twins(twins), failure }
}

/** Whether the home is sealed under each of its keys, and what has been written without them since. */
export async function checkSeals({ home }: Context): Promise<Check> {
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
  if (unsealed.length > 0) return { name, status: 'yellow', told: words => words.noSeal(unsealed) }
  if (behind.length > 0) return { name, status: 'green', told: words => words.sealsBehind(behind) }
  return { name, status: 'green', told: words => words.sealed(keys.length) }
}

/** Whether questions can be asked. */
export function checkTerminal({ person }: Context, columns: number): Check {
  const name = 'terminal'
  if (person.isThere) return { name, status: 'green', told: words => words.terminalThere(columns) }
  return { name, status: 'yellow', told: words => words.noTerminal }
}

/** Whether the clock can be right. */
export function checkTime(): Check {
  const now = new Date()
  const time = now.toISOString()
  if (now.getTime() >= RELEASED)
    return { name: 'clock', status: 'green', told: words => words.clockRight(time) }
  return { name: 'clock', status: 'yellow', told: words => words.clockBehind(time) }
}

/** Which versions run here. */
export function checkVersions(): Check {
  const versions = `ringi ${VERSION}, node ${process.versions.node}, ${process.platform} ${process.arch}`
  return { name: 'versions', status: 'green', told: words => words.versions(versions) }
}

/** The hash of the program. */
export async function checkProgram(program: string | undefined): Promise<Check> {
  const name = 'program'
  if (program === undefined) return { name, status: 'yellow', told: words => words.programUnknown }
  const hash = await programHash(program)
  return { name, status: 'green', told: words => words.program(program, hash) }
}
