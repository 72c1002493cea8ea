import { interfacesUp } from '../../platform/interfaces.js'
import { loadingVariables } from '../../platform/runtime.js'
import { coreDumpHandler, coreDumpLimit, swapAreas } from '../../platform/surroundings.js'
import type { Check } from './check.js'

/** Whether the machine can be reached. */
export async function checkInterfaces(): Promise<Check> {
  const up = await interfacesUp()
  if (up.length === 0) return { name: 'network', status: 'green', found: 'no interface is up', todo: '' }
  const todo = 'Unplug the cable and switch the radio off: mainnet keys are not used like this.'
  const failure = { code: 'network-interface.up', args: { why: 'doctor', interfaces: up } } as const
  return { name: 'network', status: 'red', found: `up: ${up.join(', ')}`, todo, failure }
}

/** Whether the environment loads other code into the program. */
export function checkEnvironment(): Check {
  const name = 'environment'
  const variables = loadingVariables()
  if (variables.length === 0)
    return { name, status: 'green', found: 'nothing in it loads other code', todo: '' }
  const todo = `Find out who has set it, then run unset ${variables.join(' ')}`
  const failure = { code: 'runtime.altered', args: { why: 'doctor', variables } } as const
  return { name, status: 'red', found: variables.join(', '), todo, failure }
}

/** Whether memory could reach the disk by swapping. */
export async function checkSwap(): Promise<Check> {
  const areas = await swapAreas()
  if (areas === undefined)
    return {
      name: 'swap',
      status: 'yellow',
      found: 'cannot be told here',
      todo: 'Check that swap is off or encrypted.',
    }
  if (areas.length === 0) return { name: 'swap', status: 'green', found: 'off', todo: '' }
  return {
    name: 'swap',
    status: 'yellow',
    found: areas.join(', '),
    todo: 'Run swapoff -a: memory with keys could reach the disk.',
  }
}

/** Whether memory could reach the disk by a crash. */
export async function checkCoreDumps(): Promise<Check> {
  const name = 'core dumps'
  const handler = await coreDumpHandler()
  // The kernel does not look at the limit where a program takes the dumps.
  if (handler !== undefined) {
    const todo = 'Run sysctl -w kernel.core_pattern=core as root, and ulimit -c 0 in this shell.'
    return { name, status: 'yellow', found: `go to ${handler}`, todo }
  }
  const limit = await coreDumpLimit()
  if (limit === '0') return { name, status: 'green', found: 'off', todo: '' }
  return {
    name,
    status: 'yellow',
    found: limit ?? 'cannot be told here',
    todo: 'Run ulimit -c 0 in this shell.',
  }
}
