import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coreDumpLimit, fileHash, permissionsOf, swapAreas } from '../../src/platform/surroundings.js'
import { temporaryFolder } from '../support/ceremony.js'

describe('the surroundings', () => {
  it('tell of swap and core dumps where the system does', async () => {
    if (existsSync('/proc/swaps')) expect(await swapAreas()).toBeInstanceOf(Array)
    if (existsSync('/proc/self/limits')) expect(await coreDumpLimit()).toMatch(/^(?:\d+|unlimited)$/)
  })

  it('tell permissions, and of nothing nothing', async () => {
    const path = join(temporaryFolder(), 'file')
    expect(await permissionsOf(path)).toBeUndefined()
    writeFileSync(path, '', { mode: 0o640 })
    expect(((await permissionsOf(path)) ?? 0) & 0o777).toBe(0o640)
  })

  it('hash a file', async () => {
    const path = join(temporaryFolder(), 'abc')
    writeFileSync(path, 'abc')
    // FIPS 180-4, example of SHA-256.
    expect(await fileHash(path)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})
