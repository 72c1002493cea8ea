import { afterEach, describe, expect, it, vi } from 'vitest'
import { processIo } from '../../src/cli/io.js'

describe('processIo', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('is the process’s own', () => {
    const io = processIo('/opt/ringi')
    expect(io.env).toBe(process.env)
    expect(io.stdin).toBe(process.stdin)
    expect(io.program).toBe('/opt/ringi')
    expect(io.columns.stdout).toBeGreaterThan(0)
    expect(io.columns.stderr).toBeGreaterThan(0)
    expect(io.isTerminal.stdout).toBe(process.stdout.isTTY === true)
    if (!process.stdin.isTTY) expect(io.terminal).toBeUndefined()
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
    io.stdout('result')
    expect(written).toHaveBeenCalledWith('result')
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    io.stderr('question')
    expect(told).toHaveBeenCalledWith('question')
  })

  it.each([
    ['EPIPE', false],
    ['ENOSPC', true],
  ])('ends with 11 where standard output fails with %s', (code, spoken) => {
    processIo('/opt/ringi')
    const giveUp = process.stdout.listeners('error').at(-1)
    const exit = vi.spyOn(process, 'exit').mockReturnValue(undefined as never)
    const told = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    giveUp?.(Object.assign(new Error('x'), { code }))
    expect(exit).toHaveBeenCalledWith(11)
    expect(told.mock.calls.length > 0).toBe(spoken)
  })
})
