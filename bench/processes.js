// Whole processes: how long the program takes to start, and what its commands cost on a large proposal.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { FEE_RATE, freshVault, OFFICERS, PAYEE, wordsOf } from './fixture.js'

const here = dirname(fileURLToPath(import.meta.url))
const program = join(here, '..', 'bin', 'ringi.js')
const usage = pathToFileURL(join(here, 'usage.js')).href

/** Milliseconds of `ringi --version` and of `node -e 0`, run in turn: the median of `runs` each. */
export function startup(runs) {
  const ringi = []
  const node = []
  for (let run = 0; run < runs; run++) {
    node.push(spawned(['-e', '0']).ms)
    ringi.push(spawned([program, '--version']).ms)
  }
  return { ringi: median(ringi), node: median(node) }
}

/**
 * What each command costs on the fixture in `folder`, from the start of its process to the end: milliseconds by the clock
 * and of processor time, the medians of `runs`, and the most memory (megabytes of resident set).
 */
export function commands(folder, runs) {
  const run = prepareHome(folder)
  const { digest } = JSON.parse(run('review proposal.psbt --json').stdout).data
  const sign = officer =>
    `sign proposal.psbt --key ${officer} --approve ${digest} --password-file password --out ${officer}.psbt`
  const [one, two] = OFFICERS
  const lines = {
    propose: `propose --utxos utxos.json --prevtxs prevtxs.hex --sweep ${PAYEE.address} --fee-rate ${FEE_RATE} --out proposal.psbt`,
    review: 'review proposal.psbt',
    sign: sign(one),
    'sign again': sign(two),
    combine: `combine ${one}.psbt ${two}.psbt --out combined.psbt`,
    finalize: 'finalize combined.psbt --out final.tx',
  }
  return Object.fromEntries(
    Object.entries(lines).map(([name, line]) => {
      const results = Array.from({ length: runs }, () => run(`${line} --force`))
      const all = field => results.map(result => result[field])
      return [name, { ms: median(all('ms')), cpu: median(all('cpu')), mb: Math.max(...all('mb')) }]
    }),
  )
}

/** A home with two keys and the vault; returns what runs a command line in it. */
function prepareHome(folder) {
  const home = join(folder, 'home')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const run = line => {
    const vault = /^(?:key|vault)/.test(line) ? [] : ['--vault', 'bench']
    const argv = [...line.split(' '), ...vault, '--home', home]
    return timed(argv, folder)
  }
  const secret = (name, text) => writeFileSync(join(folder, name), `${text}\n`, { mode: 0o600 })
  secret('password', 'correct horse battery staple')
  for (const officer of OFFICERS.slice(0, 2)) {
    secret(`${officer}.words`, wordsOf(officer))
    run(
      `key restore --name ${officer} --network regtest --words-file ${officer}.words --password-file password --work-factor 1`,
    )
  }
  run(`vault register vault.json --digest ${freshVault().digest.hex}`)
  return run
}

/**
 * Runs a command line of the program in `cwd`: milliseconds by the clock and of processor time, the most memory, and what
 * it printed.
 */
export function timed(argv, cwd) {
  return spawned(['--import', usage, program, ...argv], cwd)
}

function spawned(argv, cwd) {
  const start = performance.now()
  const { status, stdout, stderr, error } = spawnSync(process.execPath, argv, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const ms = performance.now() - start
  if (status !== 0) throw error ?? new Error(`${argv.join(' ')} exited with ${status}:\n${stderr || stdout}`)
  const [, microseconds, kilobytes] = /^usage (\d+) (\d+)$/m.exec(stderr) ?? []
  return { ms, cpu: Number(microseconds) / 1000, mb: Number(kilobytes) / 1024, stdout }
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1]
}
