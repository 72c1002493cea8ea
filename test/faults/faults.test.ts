import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../support/program.js'
import {
  copyProgram,
  disturb,
  FAILURES,
  type Fault,
  KILLS,
  type Reference,
  refer,
  type Step,
  tryFault,
} from './harness.js'
import { buildStage, SCENARIOS, type Scenario, type Stage, setUp } from './scenarios.js'

// All of them take an hour: RINGI_FAULTS=all. Else one of each kind in every scenario.
const ALL = process.env.RINGI_FAULTS === 'all'

/** The faults of a kind: at every step, and to be killed halfway only where a step has halves. */
function faultsOf({ name }: Scenario, { steps }: Reference, hows: readonly Fault['how'][]): readonly Fault[] {
  const last = steps.length - 1
  // To be killed after a step is to be killed before the next.
  const fits = ({ at, how }: Fault) =>
    (how !== 'half' || steps[at]?.name === 'write') && (how !== 'after' || at === last)
  const all = steps.flatMap((_, at) => hows.map(how => ({ at, how })).filter(fits))
  return ALL ? all : [all[pick(`${name} ${hows}`) % all.length] as Fault]
}

// Always the same one.
function pick(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE()
}

describe('N3 N6 nothing is lost', () => {
  let stage: Stage
  let tried = 0
  beforeAll(async () => {
    stage = await buildStage(copyProgram())
  })

  describe.each(SCENARIOS.map(scenario => [scenario.name, scenario] as const))('%s', (_, scenario) => {
    let reference: Reference
    beforeAll(async () => {
      reference = await refer(stage, scenario)
      expect(reference.steps.length).toBeGreaterThan(5)
    })

    it.each([
      ['it is killed', KILLS],
      ['a step fails', FAILURES],
    ] as const)('when %s', { timeout: 3_600_000 }, async (what, hows) => {
      const wrong: string[] = []
      for (const fault of faultsOf(scenario, reference, hows)) {
        const { name, path } = reference.steps[fault.at] as Step
        await tryFault(stage, scenario, reference, fault).catch(cause =>
          wrong.push(`${fault.how} at step ${fault.at}, ${name} ${path}: ${cause.message}`),
        )
        tried++
      }
      if (ALL) process.stderr.write(`${scenario.name}, ${what}: ${tried} tried so far\n`)
      expect(wrong).toEqual([])
    })
  })

  it('leaves words without a key at worst, and makes the key of them then', async () => {
    const scenario = SCENARIOS[0] as Scenario
    const { steps } = await refer(stage, scenario)
    const at = steps.findIndex(({ name, path }) => name === 'open' && path.includes('.new.age'))
    expect(at).toBeGreaterThan(0)
    const folder = setUp(stage, scenario)
    await disturb(stage, scenario, folder, { at, how: 'before' })
    const words = readFileSync(join(folder, 'new.words.txt'), 'utf8')
    const ask = async (line: string) =>
      (await run([...line.split(' '), '--home', 'deep/fresh', '--json'], { cwd: folder })).json
    expect((await ask('key list'))?.data.keys).toEqual([])
    const verify = 'key verify --name new --words-file new.words.txt'
    expect((await ask(verify))?.error?.code).toBe('key.unknown')
    const secrets = '--words-file new.words.txt --password-file password.txt'
    const restore = `key restore --name new --network regtest ${secrets} --work-factor 1`
    expect((await ask(restore))?.ok).toBe(true)
    expect((await ask(verify))?.ok).toBe(true)
    expect(readFileSync(join(folder, 'new.words.txt'), 'utf8')).toBe(words)
  })

  it('was tried', () => {
    expect(tried).toBeGreaterThan(2 * SCENARIOS.length - 1)
  })
})
