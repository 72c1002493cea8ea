import { describe, expect, it } from 'vitest'
import { processIo } from '../../src/cli/io.js'

describe('processIo', () => {
  it('is the process’s own', () => {
    const io = processIo()
    expect(io.env).toBe(process.env)
    expect(io.stdin).toBe(process.stdin)
    expect(io.width).toBeGreaterThan(0)
    expect(io.isTerminal.stdout).toBe(process.stdout.isTTY === true)
    if (!process.stdin.isTTY) expect(io.terminal).toBeUndefined()
  })
})
