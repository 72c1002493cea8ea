import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { processIsGone, startOf, withLock } from '../../src/platform/lock.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** The number of a process that cannot be. */
const DEAD = 2_147_483_646

describe('withLock', () => {
  it('lets one work at a time', async () => {
    const home = temporaryFolder()
    let inside = 0
    let most = 0
    const work = () =>
      withLock(home, 15_000, async () => {
        most = Math.max(most, ++inside)
        await sleep(5)
        inside--
      })
    await Promise.all(Array.from({ length: 6 }, work))
    expect(most).toBe(1)
    expect(existsSync(join(home, 'lock'))).toBe(false)
  })

  it('gives what the work gives, and unlocks where it throws', async () => {
    const home = temporaryFolder()
    const held = await withLock(home, 15_000, async () => readFileSync(join(home, 'lock'), 'utf8'))
    expect(held.split(' ')[0]).toBe(String(process.pid))
    const failure = withLock(home, 15_000, async () => {
      throw new Error('broken')
    })
    await expect(failure).rejects.toThrow('broken')
    expect(existsSync(join(home, 'lock'))).toBe(false)
  })

  it('takes over from the dead, once, by however many at once', async () => {
    const home = temporaryFolder()
    writeFileSync(join(home, 'lock'), `${DEAD}\n`)
    let inside = 0
    const work = () =>
      withLock(home, 15_000, async () => {
        expect(++inside).toBe(1)
        await sleep(5)
        inside--
      })
    await Promise.all(Array.from({ length: 4 }, work))
    expect(existsSync(join(home, 'lock'))).toBe(false)
    expect(readdirSync(home)).toEqual([])
  })

  it('takes over from those who died while they were taking over', async () => {
    const home = temporaryFolder()
    let path = join(home, 'lock')
    for (const generation of [1, 2, 3]) {
      const dead = `${DEAD} 1 ${generation}\n`
      writeFileSync(path, dead)
      path += `.${createHash('sha256').update(dead).digest('hex').slice(0, 16)}`
    }
    expect(await withLock(home, 15_000, async () => 'done')).toBe('done')
    expect(readdirSync(home)).toEqual([])
  })

  it('does not take another process for the one that has died, though it has its number', async () => {
    const home = temporaryFolder()
    writeFileSync(join(home, 'lock'), `${process.pid} 1 0123456789abcdef\n`)
    expect(await withLock(home, 15_000, async () => 'done')).toBe('done')
  })

  it('waits for the living, and gives up', async () => {
    const home = temporaryFolder()
    writeFileSync(join(home, 'lock'), `${process.pid}\n`)
    const before = performance.now()
    await expect(withLock(home, 300, async () => {})).rejects.toThrowCode('home.locked')
    expect(performance.now() - before).toBeGreaterThanOrEqual(300)
    expect(existsSync(join(home, 'lock'))).toBe(true)
  })

  it('says so where no lock can be written', async () => {
    await expect(withLock('/nonexistent/home', 300, async () => {})).rejects.toThrowCode('file.unwritable')
  })
})

describe('processIsGone', () => {
  it('knows the living, the dead, and those who have their number', async () => {
    const child = spawn('sleep', ['30'])
    const pid = child.pid as number
    const start = await startOf(pid)
    expect(await processIsGone(pid)).toBe(false)
    expect(await processIsGone(pid, start)).toBe(false)
    if (existsSync('/proc/self/stat')) expect(await processIsGone(pid, '1')).toBe(true)
    const ended = new Promise(resolve => child.on('close', resolve))
    child.kill()
    await ended
    expect(await processIsGone(pid)).toBe(true)
    expect(await processIsGone(pid, start)).toBe(true)
    expect(await startOf(pid)).toBe(undefined)
  })

  it('takes one that has ended, and whose parent has not noticed, for gone', async ({ skip }) => {
    skip(!existsSync('/proc/self/stat'), 'no /proc here')
    // The shell becomes a program that never asks after its child, well before the child has ended.
    const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 30'])
    const pid = Number(await new Promise<string>(resolve => parent.stdout.once('data', resolve)))
    await expect.poll(() => startOf(pid), { timeout: 10_000 }).toBe('ended')
    expect(await processIsGone(pid, '12345')).toBe(true)
    parent.kill()
  })
})
