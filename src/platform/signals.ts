/** Signals by which a process is ended from outside, and that it can answer. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const

/**
 * Does `work` before a signal ends the process, which then ends by that signal. It does so until the function is called
 * that this one gives.
 */
export function beforeSignalsEnd(work: () => void): () => void {
  const forget = () => {
    for (const signal of ENDING) process.off(signal, end)
  }
  const end = (signal: NodeJS.Signals) => {
    forget()
    work()
    process.kill(process.pid, signal)
  }
  for (const signal of ENDING) process.on(signal, end)
  return forget
}
