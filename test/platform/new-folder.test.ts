import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rename as renameInUse } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { writeFolder } from '../../src/platform/new-folder.js'
import { temporaryFolder } from '../support/temporary-folder.js'

vi.mock('node:fs/promises', async original => {
  const real = await original<typeof import('node:fs/promises')>()
  return { ...real, rename: vi.fn(real.rename) }
})

const files = [
  { name: 'frame-1.png', bytes: Uint8Array.of(1) },
  { name: 'frame-2.png', bytes: Uint8Array.of(2) },
]
const replaceable = /^frame-\d+\.png$/
const write = (path: string, force = false, some = files) => writeFolder(path, some, { force, replaceable })

describe('a folder of files', () => {
  test('is made, also where an empty one stands', async () => {
    const inside = temporaryFolder()
    await write(join(inside, 'new'))
    mkdirSync(join(inside, 'empty'))
    await write(join(inside, 'empty'))
    expect(readdirSync(join(inside, 'new'))).toEqual(['frame-1.png', 'frame-2.png'])
    expect(readdirSync(join(inside, 'empty'))).toEqual(['frame-1.png', 'frame-2.png'])
    expect(readdirSync(inside).sort()).toEqual(['empty', 'new'])
  })

  test('never holds what was there before: a frame of an older message would spoil the new one', async () => {
    const folder = join(temporaryFolder(), 'codes')
    await write(folder)
    await expect(write(folder)).rejects.toThrowCode('file.exists', {
      ...{ why: 'not-empty', file: folder, forced: false },
    })
    await write(folder, true, [{ name: 'frame-1.png', bytes: Uint8Array.of(9) }])
    expect(readdirSync(folder)).toEqual(['frame-1.png'])
    expect([...readFileSync(join(folder, 'frame-1.png'))]).toEqual([9])
    expect(readdirSync(join(folder, '..'))).toEqual(['codes'])
  })

  test('takes no other file’s place', async () => {
    const inside = temporaryFolder()
    mkdirSync(join(inside, 'papers'))
    writeFileSync(join(inside, 'papers', 'will.txt'), 'mine')
    writeFileSync(join(inside, 'file'), 'mine')
    for (const name of ['papers', 'file'])
      await expect(write(join(inside, name), true)).rejects.toThrowCode('file.exists')
    expect(readFileSync(join(inside, 'papers', 'will.txt'), 'utf8')).toBe('mine')
    await expect(write(join(inside, 'nowhere', 'codes'))).rejects.toThrowCode('file.unwritable')
  })

  test('is whole or not at all', async () => {
    const inside = temporaryFolder()
    const broken = [...files, { name: 'no/such/folder.png', bytes: Uint8Array.of(3) }]
    await expect(write(join(inside, 'codes'), false, broken)).rejects.toThrowCode('file.unwritable')
    expect(readdirSync(inside)).toEqual([])
    expect(existsSync(join(inside, 'codes'))).toBe(false)
  })

  test('is as it was before, where the new one does not get its place', async () => {
    const inside = temporaryFolder()
    const folder = join(inside, 'codes')
    await write(folder)
    const { rename } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')
    const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
    const one = [{ name: 'frame-1.png', bytes: Uint8Array.of(9) }]
    // Frames get their names by links; the first name given by renaming is that under which the old folder is kept.
    vi.mocked(renameInUse).mockImplementationOnce(rename).mockRejectedValueOnce(full)
    await expect(write(folder, true, one)).rejects.toThrowCode('file.unwritable')
    expect(readdirSync(inside)).toEqual(['codes'])
    expect(readdirSync(folder)).toEqual(['frame-1.png', 'frame-2.png'])
    await write(folder, true, one)
    expect(readdirSync(folder)).toEqual(['frame-1.png'])
  })
})
