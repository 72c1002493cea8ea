import { open, readFile, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { RingiError } from '../bitcoin/error.js'
import { fileError } from './files.js'

const WAIT_MS = 15_000
const RETRY_MS = 50

/**
 * Runs `work` while this process alone may change the home. Another process waits up to 15 seconds, then is refused
 * with `home.locked`; a lock whose process has died is taken over.
 */
export async function withLock<T>(home: string, work: () => Promise<T>): Promise<T> {
  const path = join(home, 'lock')
  await acquire(path)
  try {
    return await work()
  } finally {
    await unlink(path).catch(() => {})
  }
}

async function acquire(path: string): Promise<void> {
  const deadline = performance.now() + WAIT_MS
  while (!(await tryAcquire(path))) {
    await removeIfAbandoned(path)
    if (performance.now() > deadline) throw locked(path)
    await sleep(RETRY_MS)
  }
}

async function tryAcquire(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600)
    await handle.writeFile(`${process.pid}\n`)
    await handle.close()
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw fileError(path, cause, 'file.unwritable')
  }
}

// Only one process at a time may judge and remove an abandoned lock; else two could, one of them a fresh one.
async function removeIfAbandoned(path: string): Promise<void> {
  if (!(await holderIsDead(path)) || !(await tryAcquire(`${path}.takeover`))) return
  if (await holderIsDead(path)) await unlink(path).catch(() => {})
  await unlink(`${path}.takeover`).catch(() => {})
}

async function holderIsDead(path: string): Promise<boolean> {
  const pid = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10)
  // An empty file: its process has not got as far as writing its number.
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

function locked(path: string): RingiError {
  return new RingiError('home.locked', 'Another Ringi process is changing this home.', {
    hint: `Wait for it to end. If none is running, remove ${path}.`,
    details: { file: path },
  })
}
