import { createHash } from 'node:crypto'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { RingiError } from '../base/error.js'
import { errnoOf, fileError } from './file-error.js'
import { randomHex } from './randomness.js'
import { cannotLink } from './write-file.js'

const RETRY_MS = 50

/**
 * Runs `work` while this process alone may change the home. Another process waits up to `patience` milliseconds, then is
 * refused with `home.locked`; a lock whose process has died is taken over.
 */
export async function withLock<T>(home: string, patience: number, work: () => Promise<T>): Promise<T> {
  const path = join(home, 'lock')
  await acquire(path, patience)
  try {
    return await work()
  } finally {
    await unlink(path).catch(() => {})
  }
}

async function acquire(path: string, patience: number): Promise<void> {
  const deadline = performance.now() + patience
  while (!(await tryAcquire(path))) {
    await removeIfAbandoned(path)
    if (performance.now() > deadline) throw new RingiError('home.locked', { file: path })
    await sleep(RETRY_MS)
  }
}

/** Makes the lock unless it is there; it names its holder from the first moment on, so that nobody has to guess. */
async function tryAcquire(path: string): Promise<boolean> {
  const temporary = join(dirname(path), `.lock.${randomHex(6)}.part`)
  const holder = `${process.pid} ${(await startOf('self')) ?? ''} ${randomHex(8)}\n`
  try {
    await writeNew(temporary, holder)
    return await giveName(temporary, path, holder)
  } catch (cause) {
    throw fileError(path, cause, 'file.unwritable')
  } finally {
    await unlink(temporary).catch(() => {})
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(text)
  } catch (cause) {
    await unlink(path).catch(() => {})
    throw cause
  } finally {
    await handle.close()
  }
}

async function giveName(temporary: string, path: string, holder: string): Promise<boolean> {
  try {
    if (await cannotLink(link(temporary, path))) await writeNew(path, holder)
    return true
  } catch (cause) {
    const errno = errnoOf(cause)
    // ENOENT: whoever holds the lock has swept up what dead processes left, and this with it.
    if (errno === 'EEXIST' || errno === 'ENOENT') return false
    throw cause
  }
}

/**
 * Removes a lock whose holder has died. Who may do so is settled by a lock of its own, named after the dead one's
 * content: else two could judge at once, and the slower one remove what the faster one has just acquired. Should its
 * holder die too, the same is done with it.
 */
async function removeIfAbandoned(path: string): Promise<void> {
  const holder = await contentOf(path)
  if (!(await isDead(holder))) return
  const claim = `${path}.${createHash('sha256').update(holder).digest('hex').slice(0, 16)}`
  if (!(await tryAcquire(claim))) return await removeIfAbandoned(claim)
  if ((await contentOf(path)) === holder) await unlink(path).catch(() => {})
  await unlink(claim).catch(() => {})
}

async function contentOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '')
}

async function isDead(holder: string): Promise<boolean> {
  const [pid, start] = holder.split(/\s/)
  // Without a number, on a file system without links: its process has not got as far as writing it.
  return /^[1-9]\d*$/.test(pid ?? '') && (await processIsGone(Number(pid), start))
}

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
