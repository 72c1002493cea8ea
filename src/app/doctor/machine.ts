import { interfacesUp } from '../../platform/interfaces.js'
import { loadingVariables } from '../../platform/runtime.js'
import { coreDumpHandler, coreDumpLimit, swapAreas } from '../../platform/surroundings.js'
import type { Check } from './check.js'

/** Whether the machine can be reached. */
export async function checkInterfaces(): Promise<Check> {
  const name = 'network'
  const up = await interfacesUp()
  if (up.length === 0) return { name, status: 'green', told: words => words.noInterface }
  const failure = { code: 'network-interface.up', args: { why: 'doctor', interfaces: up } } as const
  return { name, status: 'red', told: words => words.interfacesUp(up), failure }
}

/** Whether the environment loads other code into the program. */
export function checkEnvironment(): Check {
  const name = 'environment'
  const variables = loadingVariables()
  if (variables.length === 0) return { name, status: 'green', told: words => words.nothingLoaded }
  const failure = { code: 'runtime.altered', args: { why: 'doctor', variables } } as const
  return { name, status: 'red', told: words => words.loading(variables), failure }
}

/** Whether memory could reach the disk by swapping. */
export async function checkSwap(): Promise<Check> {
  const name = 'swap'
  const areas = await swapAreas()
  if (areas === undefined) return { name, status: 'yellow', told: words => words.swapUntold }
  if (areas.length === 0) return { name, status: 'green', told: words => words.off }
  return { name, status: 'yellow', told: words => words.swapping(areas) }
}

/** Whether memory could reach the disk by a crash. */
export async function checkCoreDumps(): Promise<Check> {
  const name = 'core dumps'
  const handler = await coreDumpHandler()
  // The kernel does not look at the limit where a program takes the dumps.
  if (handler !== undefined) return { name, status: 'yellow', told: words => words.dumpsHandled(handler) }
  const limit = await coreDumpLimit()
  if (limit === '0') return { name, status: 'green', told: words => words.off }
  return { name, status: 'yellow', told: words => words.dumpsLimited(limit) }
}
