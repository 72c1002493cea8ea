// Measures the steps of one subject on one fixture, in a process of its own: node measure.js SUBJECT COUNT FOLDER.
// Prints milliseconds by step, as JSON.
import { readFixture } from './fixture.js'

/** Before it is measured, code has seen about this many inputs, whatever the size: else the smaller one looks slow. */
const WARM_INPUTS = 950

const [subject, countText, folder] = process.argv.slice(2)
const count = Number(countText)
const { steps } = await import(`./subjects/${subject}.js`)
const results = {}
for (const [name, step] of Object.entries(steps(readFixture(folder)))) {
  if (count > (step.most ?? Number.POSITIVE_INFINITY)) continue
  results[name] = measure(step)
}
process.stdout.write(JSON.stringify(results))

function measure(step) {
  const first = timed(step)
  // What takes many seconds is measured once and is its own warm-up.
  if (first > 10_000) return first
  for (let seen = count; seen < WARM_INPUTS; seen += count) timed(step)
  return median(Array.from({ length: first > 2_000 ? 1 : 3 }, () => timed(step)))
}

function timed({ prepare, run }) {
  const prepared = prepare()
  globalThis.gc?.()
  const start = performance.now()
  run(prepared)
  return performance.now() - start
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
}
