import type { Code } from '../../bitcoin/codes.js'
import { interfacesUp } from '../../platform/interfaces.js'
import { loadingVariables } from '../../platform/runtime.js'
import {
  coreDumpHandler,
  coreDumpLimit,
  exposedIn,
  permissionsOf,
  programHash,
  swapAreas,
} from '../../platform/surroundings.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import type { Operands, Options } from '../options.js'
import { columns, padded, type Style } from '../render/style.js'
import { VERSION } from '../version.js'

interface Check {
  readonly name: string
  readonly status: 'green' | 'yellow' | 'red'
  readonly found: string
  /** Empty where nothing is to be done. */
  readonly todo: string
}

export function configure(): void {}

export async function run(context: Context, _options: Options, _operands: Operands): Promise<Outcome> {
  const checks = [
    await checkInterfaces(),
    checkEnvironment(),
    await checkSwap(),
    await checkCoreDumps(),
    await checkHome(context),
    checkTerminal(context),
    checkTime(),
    checkVersions(),
    await checkProgram(context),
  ]
  return {
    data: { checks },
    failure: failureOf(checks),
    text: style => checks.map(check => checkText(check, style, checks)).join(''),
  }
}

/** The codes of the checks that can be red. */
const RED: Readonly<Record<string, Code>> = {
  network: 'network-interface.up',
  environment: 'runtime.altered',
  home: 'home.readable',
}

function failureOf(checks: readonly Check[]): Outcome['failure'] {
  const first = checks.find(({ status }) => status === 'red')
  if (first === undefined) return undefined
  const code = RED[first.name] ?? 'network-interface.up'
  return { code, message: `${first.name}: ${first.found}.`, hint: first.todo }
}

function checkText({ name, status, found, todo }: Check, style: Style, all: readonly Check[]): string {
  const width = Math.max(...all.map(one => columns(one.name)))
  const mark = style[status]({ green: '✓', yellow: '!', red: '✗' }[status])
  return `${mark} ${padded(name, width)}  ${found}\n${todo === '' ? '' : `${' '.repeat(width + 4)}${style.bold(todo)}\n`}`
}

async function checkInterfaces(): Promise<Check> {
  const up = await interfacesUp()
  if (up.length === 0) return { name: 'network', status: 'green', found: 'no interface is up', todo: '' }
  const todo = 'Unplug the cable and switch the radio off: mainnet keys are not used like this.'
  return { name: 'network', status: 'red', found: `up: ${up.join(', ')}`, todo }
}

function checkEnvironment(): Check {
  const name = 'environment'
  const variables = loadingVariables()
  if (variables.length === 0)
    return { name, status: 'green', found: 'nothing in it loads other code', todo: '' }
  const todo = `Find out who has set it, then run unset ${variables.join(' ')}`
  return { name, status: 'red', found: variables.join(', '), todo }
}

async function checkSwap(): Promise<Check> {
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

async function checkCoreDumps(): Promise<Check> {
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

async function checkHome({ home: { folder } }: Context): Promise<Check> {
  const name = 'home'
  if ((await permissionsOf(folder)) === undefined)
    return { name, status: 'green', found: `${folder} (not made yet)`, todo: '' }
  const [first] = await exposedIn(folder)
  if (first === undefined) return { name, status: 'green', found: folder, todo: '' }
  const todo = `Look at it, then run chmod -R go= ${folder}`
  return { name, status: 'red', found: `others may read or change ${first}`, todo }
}

function checkTerminal({ io }: Context): Check {
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

function checkTime(): Check {
  const now = new Date()
  if (now.getTime() >= RELEASED) return { name: 'clock', status: 'green', found: now.toISOString(), todo: '' }
  return {
    name: 'clock',
    status: 'yellow',
    found: now.toISOString(),
    todo: 'The clock is behind this program’s release: set it.',
  }
}

function checkVersions(): Check {
  return {
    name: 'versions',
    status: 'green',
    found: `ringi ${VERSION}, node ${process.versions.node}, ${process.platform} ${process.arch}`,
    todo: '',
  }
}

async function checkProgram({ io }: Context): Promise<Check> {
  if (io.program === undefined) return { name: 'program', status: 'yellow', found: 'unknown', todo: '' }
  const found = `sha256 ${await programHash(io.program)} (${io.program})`
  return { name: 'program', status: 'green', found, todo: '' }
}
