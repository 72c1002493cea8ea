// Measures Ringi beside bitcoinjs-lib and @scure/btc-signer, and its commands as whole processes. docs/performance.md
// says what is measured and how. --quick: 100 inputs, few repeats. --json: one JSON document instead of tables. --only
// policy: nothing but the check of many proposals against a policy.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { writeFixture } from './fixture.js'
import { policyChecks } from './policy.js'
import { print } from './print.js'
import { commands, startup } from './processes.js'

const {
  quick = false,
  json = false,
  only,
} = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' }, only: { type: 'string' } },
}).values
if (only !== undefined && only !== 'policy') throw new Error('--only takes: policy')
const proposals = quick ? [200] : [2_500, 10_000]
const sizes = quick ? [100] : [100, 400, 950]
const subjects = ['ringi', 'bitcoinjs-lib', 'btc-signer']
const folder = mkdtempSync(join(tmpdir(), 'ringi-bench-'))
const say = text => process.stderr.write(`${text}\n`)

try {
  const results = run()
  if (json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`)
  else print(results)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function run() {
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model }
  say(`policy check of ${proposals.join(' and ')} proposals`)
  const policy = policyChecks(join(folder, 'policy'), proposals)
  if (only === 'policy') return { machine, policy }
  const steps = sizes.flatMap(count => {
    say(`${count} inputs: making the proposal`)
    writeFixture(fixtureOf(count), count)
    return subjects.map(subject => ({ subject, count, ms: measured(subject, count) }))
  })
  const largest = Math.max(...sizes)
  say(`whole commands on ${largest} inputs`)
  const whole = { count: largest, commands: commands(fixtureOf(largest), quick ? 1 : 3) }
  say('starting the program')
  return { machine, steps, whole, startup: startup(quick ? 5 : 25), policy }
}

/** Milliseconds of processor time by step, measured in a process of their own. */
function measured(subject, count) {
  say(`${count} inputs: ${subject}`)
  const worker = join(dirname(fileURLToPath(import.meta.url)), 'measure.js')
  const argv = ['--expose-gc', worker, subject, String(count), fixtureOf(count), quick ? '1' : '3']
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' }))
}

function fixtureOf(count) {
  return join(folder, String(count))
}
