import { exposedIn, permissionsOf, programHash } from '../../platform/surroundings.js'
import type { Context } from '../context.js'
import { VERSION } from '../version.js'
import type { Check } from './check.js'

/** Whether others may look into the home. */
export async function checkHome({ home: { folder } }: Context): Promise<Check> {
  const name = 'home'
  if ((await permissionsOf(folder)) === undefined)
    return { name, status: 'green', found: `${folder} (not made yet)`, todo: '' }
  const [first] = await exposedIn(folder)
  if (first === undefined) return { name, status: 'green', found: folder, todo: '' }
  const todo = `Look at it, then run chmod -R go= ${folder}`
  return { name, status: 'red', found: `others may read or change ${first}`, todo }
}

/** Whether questions can be asked. */
export function checkTerminal({ io }: Context): Check {
  if (io.terminal !== undefined)
    return { name: 'terminal', status: 'green', found: `${io.width} columns`, todo: '' }
  return {
    name: 'terminal',
    status: 'yellow',
    found: 'none',
    todo: 'Questions cannot be asked; flags have to answer them.',
  }
}

/** This version was made after it; a clock before it is wrong. */
const RELEASED = Date.UTC(2026, 10, 1)

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
export async function checkProgram({ io }: Context): Promise<Check> {
  if (io.program === undefined) return { name: 'program', status: 'yellow', found: 'unknown', todo: '' }
  const found = `sha256 ${await programHash(io.program)} (${io.program})`
  return { name: 'program', status: 'green', found, todo: '' }
}
