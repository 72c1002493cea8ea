import { rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { keepFinding } from './corpus.js'
import type { Tally } from './engine.js'
import { TARGETS } from './targets/index.js'
import { type Order, WatchedWorker } from './watched-worker.js'

const HELP = `npm run fuzz -- [options]
  --seconds N      for how long, over all targets and threads (60)
  --executions N   at most so many for each target; with a seed they are always the same
  --target T       this one alone; may be given several times
  --seed S         any text; the date unless given
  --threads N      as many as the machine has
`

/** Runs the fuzzer and prints what it came to. The exit status is 1 where there is a finding. */
export async function program(args: readonly string[], root: string, folder: string): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '60' },
      executions: { type: 'string', default: 'Infinity' },
      target: { type: 'string', multiple: true, default: TARGETS.map(({ name }) => name) },
      seed: { type: 'string', default: new Date().toISOString().slice(0, 10) },
      threads: { type: 'string', default: `${availableParallelism()}` },
      help: { type: 'boolean', default: false },
    },
  })
  const unknown = values.target.find(name => !TARGETS.some(target => target.name === name))
  if (values.help || unknown !== undefined) {
    process.stdout.write(`${HELP}Targets: ${TARGETS.map(({ name }) => name).join(' ')}\n`)
    return values.help ? 0 : 2
  }
  const threads = Math.min(Number(values.threads), values.target.length)
  const seconds = (Number(values.seconds) * threads) / values.target.length
  const limits = { seed: values.seed, seconds, executions: Number(values.executions) }
  process.stdout.write(`seed ${values.seed}, ${seconds.toFixed(1)} s for each target, ${threads} threads\n`)
  const orders = values.target.map(target => ({ ...limits, target }))
  const tallies = await runAll(orders, threads, root, folder)
  rmSync(folder, { recursive: true, force: true })
  return conclude(tallies, root)
}

async function runAll(orders: Order[], threads: number, root: string, folder: string): Promise<Tally[]> {
  const tallies: Tally[] = []
  const work = async () => {
    const worker = new WatchedWorker(root, folder)
    for (let order = orders.shift(); order !== undefined; order = orders.shift()) {
      const tally = await worker.run(order)
      process.stdout.write(lineOf(tally))
      tallies.push(tally)
    }
    await worker.stop()
  }
  await Promise.all(Array.from({ length: threads }, work))
  return tallies
}

function lineOf({ target, executions, accepted, milliseconds, corpus, branches, findings }: Tally): string {
  const share = `${((100 * accepted) / Math.max(1, executions)).toFixed(1)} % accepted`
  const grown = `${corpus} in the corpus, ${branches} branches, ${findings.length} findings`
  return `${target.padEnd(22)} ${String(executions).padStart(9)} in ${(milliseconds / 1000).toFixed(1)} s, ${share}, ${grown}\n`
}

function conclude(tallies: readonly Tally[], root: string): number {
  const findings = tallies.flatMap(tally => tally.findings)
  for (const finding of findings) {
    process.stdout.write(`\n${keepFinding(root, finding)}\n${finding.problem}\n`)
  }
  const executions = tallies.reduce((sum, tally) => sum + tally.executions, 0)
  process.stdout.write(`\n${executions} executions, ${findings.length} findings\n`)
  return findings.length === 0 ? 0 : 1
}
