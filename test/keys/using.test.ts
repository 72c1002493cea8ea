import { describe, expect, test } from 'vitest'
import { using } from '../../src/keys/using.js'

const secretBytes = () => new Uint8Array(32).fill(7)
const isWiped = (bytes: Uint8Array) => bytes.every(byte => byte === 0)

describe('a secret is overwritten', () => {
  test('once the work is done, and not before', () => {
    const bytes = secretBytes()
    expect(using(bytes, secret => secret[0])).toBe(7)
    expect(isWiped(bytes)).toBe(true)
  })

  test('where the work throws', () => {
    const bytes = secretBytes()
    const failing = () => {
      throw new RangeError('no')
    }
    expect(() => using(bytes, failing)).toThrow(RangeError)
    expect(isWiped(bytes)).toBe(true)
  })

  test('where the work goes on for a while, only behind its end', async () => {
    const bytes = secretBytes()
    const late = await using(bytes, async secret => {
      await new Promise(resolve => setTimeout(resolve, 5))
      return secret[31]
    })
    expect(late).toBe(7)
    expect(isWiped(bytes)).toBe(true)
  })

  test('where it goes on for a while and fails', async () => {
    const bytes = secretBytes()
    const failing = async () => {
      await Promise.resolve()
      throw new RangeError('no')
    }
    await expect(using(bytes, failing)).rejects.toThrow(RangeError)
    expect(isWiped(bytes)).toBe(true)
  })

  test('by its own means where it is no bytes', () => {
    let wiped = 0
    using({ wipe: () => wiped++ }, () => {})
    expect(wiped).toBe(1)
  })
})
