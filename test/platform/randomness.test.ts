import { describe, expect, it } from 'vitest'
import { randomHex, systemRandomness } from '../../src/platform/randomness.js'

describe('randomness', () => {
  it('has the length that is asked for and does not repeat', () => {
    expect(systemRandomness(0)).toHaveLength(0)
    const drawn = Array.from({ length: 50 }, () => systemRandomness(32))
    expect(drawn.every(bytes => bytes.length === 32)).toBe(true)
    expect(new Set(drawn.map(String)).size).toBe(50)
    expect(randomHex(6)).toMatch(/^[0-9a-f]{12}$/)
  })
})
