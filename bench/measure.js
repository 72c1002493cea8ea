// Measures the steps of one subject on one fixture, in a process of its own: node measure.js SUBJECT COUNT FOLDER RUNS.
// Prints milliseconds of processor time by step, as JSON: other programs on the machine disturb it less than the clock.
import { readFixture } from './fixture.js'

const [subject, countText, folder, runsText] = process.argv.slice(2)
const count = Number(countText)
const runs = Number(runsText)

/**
 * Before it is measured, code has seen about this many inputs, whatever the size: else the smaller one looks slow. A short
 * run, of one size, has each step done once before.
 */
const WARM_INPUTS = runs === 1 ? 0 : 950
const MOST_WARM_MS = 1000
const SLOW_MS = 2000
/** What takes longer is measured once and is its own warm-up. */
const VERY_SLOW_MS = runs === 1 ? 500 : 10_000

const { steps } = await import(`./subjects/${subject}.js`)
const results = {}
for (const [name, step] of Object.entries(steps(readFixture(folder)))) {
  if (count > (step.most ?? Number.POSITIVE_INFINITY)) continue
  results[name] = measure(step)
}
process.stdout.write(JSON.stringify(results))

function measure(step) {
  const first = timed(step)
  if (first > VERY_SLOW_MS) return first
  for (let seen = count, spent = first; seen < WARM_INPUTS && spent < MOST_WARM_MS; seen += count) {
    spent += timed(step)
  }
  return median(Array.from({ length: first > SLOW_MS ? 1 : runs }, () => timed(step)))
}

function timed({ prepare, run }) {
  const prepared = prepare()
  globalThis.gc?.()
  const before = process.cpuUsage()
  run(prepared)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
}
