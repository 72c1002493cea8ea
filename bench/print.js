// Prints the results as tables in Markdown, and which of the wanted figures they reach.
const STEPS = ['propose', 'decode', 'review', 'sign', 'verify', 'combine', 'finalize']
const WANTED_SLOPE = 10.5

/** Prints everything to standard output. */
export function print({ machine, steps, whole, startup, policy }) {
  if (steps === undefined) return printPolicy(machine, policy)
  const sizes = [...new Set(steps.map(({ count }) => count))]
  const at = (subject, count) => steps.find(one => one.subject === subject && one.count === count).ms
  line(`${machine.cpus} CPUs (${machine.model}), Node ${machine.node}`)
  for (const count of sizes) printSize(count, subject => at(subject, count))
  const slopes = sizes.length > 1 ? slopesOf(at('ringi', sizes[0]), at('ringi', sizes.at(-1))) : {}
  if (sizes.length > 1) printSlopes(sizes[0], sizes.at(-1), slopes)
  printWhole(whole)
  printChecks(policy)
  line(`\nStarting: ringi --version ${ms(startup.ringi)} ms, node -e 0 ${ms(startup.node)} ms`)
  const largest = sizes.at(-1)
  printWanted({
    slopes,
    whole,
    startup,
    policy,
    ringi: at('ringi', largest),
    other: at('bitcoinjs-lib', largest),
  })
}

function printPolicy({ cpus, model, node }, policy) {
  line(`${cpus} CPUs (${model}), Node ${node}`)
  printChecks(policy)
  line('\n### Wanted\n')
  row('what', 'wanted', 'measured', 'so it is')
  row('---', '---:', '---:', '---')
  wantOfChecks(policy)
}

function printChecks(policy) {
  line('\n### ringi policy check on a folder of proposals of 2 inputs\n')
  row('proposals', 'ms by the clock', 'ms of processor time', 'peak memory, MB')
  row('---:', '---:', '---:', '---:')
  for (const { count, ms: clock, cpu, mb } of policy) row(count, ms(clock), ms(cpu), mb.toFixed(0))
}

// A smaller number says nothing about these.
function wantOfChecks(policy) {
  const [few, many] = policy
  if (many?.count !== 10_000) return
  want('10,000 proposals, s by the clock', 60, many.ms / 1000)
  want('memory at 10,000 proposals, of that at 2,500', 1.5, many.mb / few.mb)
}

function printSize(count, of) {
  line(`\n### ${count} inputs, in milliseconds of processor time\n`)
  const [ours, bitcoinjs, scure] = [of('ringi'), of('bitcoinjs-lib'), of('btc-signer')]
  row('step', 'Ringi', 'bitcoinjs-lib', 'ratio', '@scure/btc-signer', 'ratio')
  row('---', '---:', '---:', '---:', '---:', '---:')
  for (const step of STEPS) {
    const columns = [bitcoinjs, scure].flatMap(other => [ms(other[step]), ratio(ours[step], other[step])])
    row(step, ms(ours[step]), ...columns)
  }
}

function slopesOf(least, most) {
  return Object.fromEntries(STEPS.map(step => [step, most[step] / least[step]]))
}

function printSlopes(least, most, slopes) {
  line(`\n### Ringi at ${most} inputs as a multiple of ${least}\n`)
  row('step', ...STEPS)
  row('---', ...STEPS.map(() => '---:'))
  row('slope', ...STEPS.map(step => slopes[step].toFixed(1)))
}

function printWhole({ count, commands }) {
  line(`\n### Whole commands on ${count} inputs\n`)
  row('command', 'ms by the clock', 'ms of processor time', 'peak memory, MB')
  row('---', '---:', '---:', '---:')
  for (const [name, { ms: clock, cpu, mb }] of Object.entries(commands)) {
    row(name, ms(clock), ms(cpu), mb.toFixed(0))
  }
}

function printWanted({ slopes, whole, startup, policy, ringi, other }) {
  line('\n### Wanted\n')
  row('what', 'wanted', 'measured', 'so it is')
  row('---', '---:', '---:', '---')
  const steepest = Math.max(...Object.values(slopes))
  if (steepest > 0) want('steepest slope', WANTED_SLOPE, steepest)
  // Smaller proposals say nothing about these two.
  if (whole.count === 950) {
    want('sign with review, of bitcoinjs-lib’s signing', 0.5, ringi.sign / other.sign)
    want('the command propose on 950 inputs, s by the clock', 2, whole.commands.propose.ms / 1000)
  }
  want('most memory of a command, MB', 400, Math.max(...Object.values(whole.commands).map(({ mb }) => mb)))
  want('starting, of node’s own', 1.5, startup.ringi / startup.node)
  wantOfChecks(policy)
}

function want(what, most, value) {
  row(what, `≤ ${most}`, value.toFixed(2), value <= most ? 'reached' : 'MISSED')
}

function ms(value) {
  return value === undefined ? '–' : value.toFixed(0)
}

function ratio(ours, theirs) {
  return ours === undefined || theirs === undefined ? '–' : (ours / theirs).toFixed(2)
}

function row(...cells) {
  line(`| ${cells.join(' | ')} |`)
}

function line(text) {
  process.stdout.write(`${text}\n`)
}
