import { spawn } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { LAUNCHER, run } from '../support/program.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { argvOf, type Scenario, type Stage, setUp } from './scenarios.js'
import { LEFTOVER, LOGGED, SET_ASIDE, type State, stateOf, wordsAgree } from './state.js'

const PRELOAD = join(dirname(fileURLToPath(import.meta.url)), 'preload.js')

/** A copy of the program as it is built now, and its launcher: a long run outlives many a build. */
export function copyProgram(): string {
  const copy = temporaryFolder()
  const root = dirname(dirname(LAUNCHER))
  for (const name of ['bin', 'dist/cli', 'package.json'])
    cpSync(join(root, name), join(copy, name), { recursive: true })
  return join(copy, 'bin/ringi.js')
}

/** A step of a run: what it does to which file. */
export interface Step {
  readonly name: string
  readonly path: string
}

/** What goes wrong: at which step, and how (see preload.js). */
export interface Fault {
  readonly at: number
  readonly how: 'before' | 'half' | 'after' | 'ENOSPC' | 'EIO' | 'EACCES' | 'EROFS'
}

export const KILLS = ['before', 'half', 'after'] as const
export const FAILURES = ['ENOSPC', 'EIO', 'EACCES', 'EROFS'] as const

interface Ended {
  readonly exit: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
}

/** Runs a program in `cwd` and waits for its end. */
export async function launch(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const [program, ...rest] = command as [string, ...string[]]
  const child = spawn(program, rest, {
    cwd,
    env: { PATH: process.env.PATH, HOME: '/nonexistent', ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let stdout = ''
  child.stdout.on('data', part => {
    stdout += part
  })
  return await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (exit, signal) => resolve({ exit, signal, stdout }))
  })
}

/** A run that nothing disturbs: its steps, and the states before and after. */
export interface Reference {
  readonly steps: readonly Step[]
  readonly before: State
  readonly after: State
}

/** Runs a scenario undisturbed. */
export async function refer(stage: Stage, scenario: Scenario): Promise<Reference> {
  const folder = setUp(stage, scenario)
  const before = await stateOf(folder)
  const { exit } = await disturb(stage, scenario, folder)
  expect(exit).toBe(0)
  const log = readFileSync(join(folder, 'steps.log'), 'utf8').trim().split('\n')
  rmSync(join(folder, 'steps.log'))
  const steps = log.map(line => ({ name: line.split(' ')[0] as string, path: line.split(' ')[1] as string }))
  const after = await stateOf(folder)
  rmSync(folder, { recursive: true })
  return { steps, before, after }
}

/** Runs a scenario, with a fault or only taking notes of its steps. */
export async function disturb(
  stage: Stage,
  scenario: Scenario,
  folder: string,
  fault?: Fault,
): Promise<Ended> {
  const command = [process.execPath, '--import', PRELOAD, stage.launcher, ...argvOf(stage, scenario)]
  return await launch(command, folder, { RINGI_FAULT: JSON.stringify({ log: 'steps.log', ...fault }) })
}

/** Runs a scenario with a fault, and asserts that nothing is lost by it and that the next run goes well. */
export async function tryFault(
  stage: Stage,
  scenario: Scenario,
  reference: Reference,
  fault: Fault,
): Promise<void> {
  const folder = setUp(stage, scenario)
  const ended = await disturb(stage, scenario, folder, fault)
  rmSync(join(folder, 'steps.log'))
  const killed = KILLS.some(how => how === fault.how)
  if (killed) expect(ended.signal).toBe('SIGKILL')
  else await checkFailure(folder, scenario, reference, ended, reference.steps[fault.at] as Step)
  await checkNothingLost(stage, folder, scenario, reference)
  rmSync(folder, { recursive: true })
}

/** Asserts that all is old or new, that the home opens, and that the same command line goes well now. */
export async function checkNothingLost(
  stage: Stage,
  folder: string,
  scenario: Scenario,
  reference: Reference,
): Promise<void> {
  checkOldOrNew(await stateOf(folder), reference)
  await checkHome(folder, homeOf(scenario))
  await checkNextRun(stage, folder, scenario, reference)
}

// An error on the disk is told, and undone. One that only stops the tidying up is neither.
async function checkFailure(
  folder: string,
  { line }: Scenario,
  { before, after }: Reference,
  { exit, stdout }: Ended,
  step: Step,
): Promise<void> {
  const state = await stateOf(folder)
  if (exit === 0) return checkComplete(state, after)
  expect(exit).toBe(11)
  expect(['file.unwritable', 'log.unwritable']).toContain(JSON.parse(stdout).error.code)
  if (line.includes('--force')) return
  // Of a folder, what was finished before stays.
  if (/^(?:sign|combine|finalize) (?:batch|signed) /.test(line)) return
  // What cannot be removed stays. The home itself, its key, and an account on record do no harm. What was logged stays too.
  const harmless = (name: string) =>
    /home\.key$/.test(name) ||
    LOGGED.test(name) ||
    (line.includes('--account') && name.endsWith('officer-1.json'))
  const left = (name: string) => step.name === 'unlink' && LEFTOVER.test(name)
  for (const [name, content] of state)
    if (!harmless(name) && !left(name) && !SET_ASIDE.test(name))
      expect({ name, content }).toEqual({ name, content: before.get(name) })
}

function checkOldOrNew(state: State, { before, after }: Reference): void {
  for (const [name, content] of state) {
    if (LEFTOVER.test(name)) {
      // Half a file may be half a secret.
      if (/words|new\.json|home\/|fresh\//.test(name))
        expect({ name, content }).toMatchObject({ content: /^600/ })
    } else if (!SET_ASIDE.test(name)) {
      const states = [before.get(name), after.get(name)] as const
      if (LOGGED.test(name)) checkBetween(content, ...states)
      else expect(states, name).toContain(content)
    }
  }
  const names = [...state.keys()]
  // A folder that is being replaced stands beside its place for a moment.
  const inPlace = (name: string) => name.replace(/(^|\/)\.([^/]+)\.[0-9a-f]{12}\.old\//, '$1$2/')
  const isSetAside = (name: string) =>
    names.some(one => (SET_ASIDE.test(one) && one.startsWith(`${name}.`)) || inPlace(one) === name)
  for (const name of before.keys())
    if (!LEFTOVER.test(name) && !isSetAside(name)) expect(state.has(name), name).toBe(true)
}

// Of a folder, some may be logged already. Nothing is logged that the undisturbed run does not log.
function checkBetween(log: string, old = '', complete = ''): void {
  const linesOf = (text: string) => text.split('\n').filter(line => line !== '')
  expect(linesOf(log)).toEqual(expect.arrayContaining(linesOf(old)))
  expect(linesOf(complete)).toEqual(expect.arrayContaining(linesOf(log)))
}

function checkComplete(state: State, after: State): void {
  for (const [name, content] of after)
    if (!SET_ASIDE.test(name)) expect({ name, content: state.get(name) }).toEqual({ name, content })
}

async function checkHome(folder: string, home: string): Promise<void> {
  const answer = async (line: string) =>
    (await run([...line.split(' '), '--home', home, '--json'], { cwd: folder })).json
  const ask = async (line: string) => {
    const json = await answer(line)
    expect(json, line).toMatchObject({ ok: true })
    return json?.data
  }
  // Of a home that could not even be begun nothing can be lost.
  if ((await answer('key list'))?.error?.code === 'home.missing') return
  await ask('key list')
  await ask('log verify')
  for (const { name } of (await ask('vault list')).vaults) await ask(`vault show ${name}`)
  expect(await wordsAgree(folder, home)).toBe(true)
}

// What the next run says where there is nothing left to do.
const DONE: ReadonlySet<string> = new Set([
  'key.exists',
  'vault.already-registered',
  'policy.in-force',
  'signature.nothing-to-sign',
])

// Where all was done before the process died, the next run says so. Where only its first file was, it says what helps.
async function checkNextRun(
  stage: Stage,
  folder: string,
  scenario: Scenario,
  { after }: Reference,
): Promise<void> {
  const argv = argvOf(stage, scenario)
  let { json } = await run(argv, { cwd: folder })
  if (json?.error?.code === 'file.exists') ({ json } = await run([...argv, '--force'], { cwd: folder }))
  const done = DONE.has(json?.error?.code ?? '')
  if (!done) expect(json).toMatchObject({ ok: true })
  const state = await stateOf(folder)
  checkComplete(state, after)
  await checkHome(folder, homeOf(scenario))
  const changesHome = /^(?:key generate|key restore|vault register|policy activate)/.test(scenario.line)
  const left = [...state.keys()].filter(name => LEFTOVER.test(name) && name.startsWith(homeOf(scenario)))
  if (changesHome && !done) expect(left).toEqual([])
}

function homeOf({ line }: Scenario): string {
  return /--home (\S+)/.exec(line)?.[1] ?? 'home'
}
