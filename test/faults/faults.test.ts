import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  copyProgram,
  FAILURES,
  type Fault,
  KILLS,
  type Reference,
  refer,
  type Step,
  tryFault,
} from './harness.js'
import { buildStage, SCENARIOS, type Scenario, type Stage } from './scenarios.js'

// All of them take half an hour: RINGI_FAULTS=all. Else one of each kind in every scenario.
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

  it('was tried', () => {
    expect(tried).toBeGreaterThan(2 * SCENARIOS.length - 1)
  })
})
