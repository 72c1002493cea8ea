// Loaded before the program: tells, when it ends, its processor time in microseconds and how much memory it has had at
// most, in kilobytes of resident set.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  process.stderr.write(`usage ${userCPUTime + systemCPUTime} ${maxRSS}\n`)
})
