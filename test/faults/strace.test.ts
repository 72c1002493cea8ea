import { rmSync } from 'node:fs'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { isThere } from '../support/expect-script.js'
import { checkNothingLost, copyProgram, launch, type Reference, refer } from './harness.js'
import { argvOf, buildStage, SCENARIOS, type Scenario, type Stage, setUp } from './scenarios.js'

// The same by other means: the kernel's own calls, counted and cut off by Debian's strace, whatever the program
// believes that it calls. RINGI_FAULTS=all: at every one of them, in every scenario.
const ALL = process.env.RINGI_FAULTS === 'all'
const CALLS = ALL
  ? (['fsync', 'link', 'rename', 'unlink', 'mkdir', 'chmod', 'write'] as const)
  : (['fsync', 'link', 'unlink'] as const)
const USUAL = 'key generate, in a new home'
const MOST = 1_000

describe('N3 nothing is lost, as strace sees it', () => {
  if (!isThere('strace')) {
    test.skip('skipped: strace is not installed', () => {})
    return
  }
  let stage: Stage
  beforeAll(async () => {
    stage = await buildStage(copyProgram())
  })

  /** Runs a scenario under strace and has it killed as it enters a call for the `when`th time; false where it does not. */
  async function killedAt(scenario: Scenario, folder: string, call: string, when: number): Promise<boolean> {
    // One thread, so that calls come one after the other.
    const strace = ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${call}`]
    const inject = ['-e', `inject=${call}:signal=KILL:when=${when}`]
    const program = [process.execPath, stage.launcher, ...argvOf(stage, scenario)]
    const { exit, signal } = await launch([...strace, ...inject, ...program], folder, {
      UV_THREADPOOL_SIZE: '1',
    })
    if (exit === 0) return false
    expect(signal ?? exit).toBe('SIGKILL')
    return true
  }

  async function killEverywhere(scenario: Scenario, reference: Reference, call: string): Promise<number> {
    for (let when = 1; when < MOST; when += ALL ? 1 : 5) {
      const folder = setUp(stage, scenario)
      const killed = await killedAt(scenario, folder, call, when)
      await checkNothingLost(stage, folder, scenario, reference)
      rmSync(folder, { recursive: true })
      if (!killed) return when - 1
    }
    throw new Error(`${call} is called without end`)
  }

  it.each(SCENARIOS.filter(({ name }) => ALL || name === USUAL).map(one => [one.name, one] as const))(
    '%s',
    { timeout: 3_600_000 },
    async (_, scenario) => {
      const reference = await refer(stage, scenario)
      const counts: Record<string, number> = {}
      for (const call of CALLS) counts[call] = await killEverywhere(scenario, reference, call)
      expect(counts.fsync).toBeGreaterThan(0)
    },
  )
})
