import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  coreDumpHandler,
  coreDumpLimit,
  exposedIn,
  permissionsOf,
  programHash,
  swapAreas,
} from '../../src/platform/surroundings.js'
import { temporaryFolder } from '../support/temporary-folder.js'

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

  it('tell who takes core dumps', async () => {
    const file = join(temporaryFolder(), 'core_pattern')
    expect(await coreDumpHandler(file)).toBeUndefined()
    writeFileSync(file, 'core.%p\n')
    expect(await coreDumpHandler(file)).toBeUndefined()
    writeFileSync(file, '|/usr/lib/systemd/systemd-coredump %P %u\n')
    expect(await coreDumpHandler(file)).toBe('/usr/lib/systemd/systemd-coredump')
  })

  it('tell what in a folder others get at', async () => {
    const folder = temporaryFolder()
    const at = (name: string) => join(folder, name)
    mkdirSync(at('keys'), { mode: 0o700 })
    writeFileSync(at('keys/a.age'), '', { mode: 0o600 })
    expect(await exposedIn(folder)).toEqual([])
    chmodSync(at('keys/a.age'), 0o604)
    symlinkSync('keys/a.age', at('link'))
    expect((await exposedIn(folder)).sort()).toEqual([at('keys/a.age'), at('link')])
    chmodSync(folder, 0o710)
    expect(await exposedIn(folder)).toContain(folder)
    expect(await exposedIn(at('none'))).toEqual([])
  })

  it('hash a file, and a folder by the hashes of its files', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'abc'), 'abc')
    writeFileSync(join(folder, 'Z'), '')
    // FIPS 180-4, example of SHA-256; and of nothing.
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    expect(await programHash(join(folder, 'abc'))).toBe(abc)
    const lines = createHash('sha256').update(`${empty}  Z\n${abc}  abc\n`).digest('hex')
    expect(await programHash(folder)).toBe(lines)
  })
})
