import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installMachine } from './machine.js'
import { Stage } from './stage.js'

// RINGI_GOLDEN=update writes what came out into the transcripts.
const update = process.env.RINGI_GOLDEN === 'update'

/** A scenario: its transcript's name and title, and what happens in it. */
export interface Scenario {
  readonly name: string
  readonly title: string
  readonly play: (stage: Stage) => Promise<void>
}

/** A test for each scenario: all that came of its commands is what its transcript says. */
export function compareAll(scenarios: readonly Scenario[]): void {
  let remove = () => {}
  beforeAll(() => {
    remove = installMachine()
  })
  afterAll(() => remove())
  test.each(scenarios)('$name: $title', async scenario => {
    const actual = await transcriptOf(scenario)
    const file = new URL(`transcripts/${scenario.name}.txt`, import.meta.url)
    const committed = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (update && actual !== committed) writeFileSync(file, actual)
    else expect(actual).toBe(committed)
  })
}

async function transcriptOf({ title, play }: Scenario): Promise<string> {
  const stage = new Stage(title)
  try {
    await play(stage)
    return stage.transcript
  } finally {
    stage.close()
  }
}
