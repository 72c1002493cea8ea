import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { processIsGone, startOf } from '../../src/platform/processes.js'

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
