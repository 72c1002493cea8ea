import { readFile } from 'node:fs/promises'

/**
 * When a process was started, in clock ticks since the machine was (proc_pid_stat(5), field 22); 'ended' where it only
 * waits for its parent to notice; undefined where that cannot be told.
 */
export async function startOf(pid: number | 'self'): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => undefined)
  if (stat === undefined) return undefined
  // The second field, the program's name, may have anything in it, brackets too.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : fields[19]
}

/**
 * Whether the process of that number is gone. Numbers are given out anew, after a restart of the machine soonest: with
 * `start`, what {@link startOf} said of it then, another process of the same number is not taken for it.
 */
export async function processIsGone(pid: number, start = ''): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return true
  }
  const now = await startOf(pid)
  return start !== '' && now !== undefined && now !== start
}
