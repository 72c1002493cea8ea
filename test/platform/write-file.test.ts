import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../src/base/bytes.js'
import { refuseOccupied, syncFolder, writeWhole } from '../../src/platform/write-file.js'
import { temporaryFolder } from '../support/temporary-folder.js'

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const text = (name: string) => readFileSync(at(name), 'utf8')

describe('writeWhole', () => {
  it('writes with the permissions that are asked for, and nothing beside it', async () => {
    mkdirSync(at('new'))
    await writeWhole(at('new/secret'), utf8('a'), { mode: 0o600 })
    await writeWhole(at('new/public'), utf8('b'))
    expect(statSync(at('new/secret')).mode & 0o777).toBe(0o600)
    expect(statSync(at('new/public')).mode & 0o077).toBe(0o044)
    expect(readdirSync(at('new')).sort()).toEqual(['public', 'secret'])
  })

  it('replaces only with force, and then as a whole', async () => {
    writeFileSync(at('old'), 'precious')
    await expect(writeWhole(at('old'), utf8('new'))).rejects.toThrowCode('file.exists', {
      ...{ why: 'file', file: at('old') },
    })
    expect(text('old')).toBe('precious')
    await writeWhole(at('old'), utf8('new'), { force: true, mode: 0o600 })
    expect(text('old')).toBe('new')
    expect(statSync(at('old')).mode & 0o777).toBe(0o600)
  })

  it('never writes through a link, also one that leads nowhere', async () => {
    writeFileSync(at('target'), 'precious')
    symlinkSync(at('target'), at('link'))
    symlinkSync(at('nowhere'), at('dangling'))
    for (const name of ['link', 'dangling']) {
      await expect(writeWhole(at(name), utf8('new'))).rejects.toThrowCode('file.exists')
      await expect(writeWhole(at(name), utf8('new'), { force: true })).rejects.toThrowCode('file.not-regular')
    }
    expect(text('target')).toBe('precious')
    expect(readdirSync(folder)).not.toContain('nowhere')
  })

  it('says so where the folder is missing, is none, or is full', async () => {
    await expect(writeWhole(at('missing/file'), utf8('x'))).rejects.toThrowCode('file.unwritable', {
      ...{ file: at('missing'), errno: 'ENOENT' },
    })
    await expect(writeWhole(at('old/file'), utf8('x'))).rejects.toThrowCode('file.unwritable', {
      ...{ file: at('old/file'), errno: 'ENOTDIR' },
    })
    await expect(writeWhole(at('x'.repeat(300)), utf8('x'))).rejects.toThrowCode('file.unwritable')
    await expect(writeWhole('/proc/ringi', utf8('x'))).rejects.toThrowCode('file.unwritable')
    await expect(writeWhole(folder, utf8('x'), { force: true })).rejects.toThrowCode('file.not-regular', {
      ...{ why: 'folder', file: folder },
    })
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
  })

  it('lets one of many win where all want one name', async () => {
    const attempts = Array.from({ length: 8 }, (_, i) => writeWhole(at('race'), utf8(`winner ${i}`)))
    const results = await Promise.allSettled(attempts)
    const won = results.flatMap(({ status }, i) => (status === 'fulfilled' ? [i] : []))
    expect(won).toHaveLength(1)
    expect(text('race')).toBe(`winner ${won[0]}`)
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toThrowCode('file.exists')
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
  })
})

describe('refuseOccupied', () => {
  it('lets pass what writeWhole could create', async () => {
    await expect(refuseOccupied(at('free'), false)).resolves.toBeUndefined()
    await expect(refuseOccupied(at('old'), true)).resolves.toBeUndefined()
    await expect(refuseOccupied(at('old'), false)).rejects.toThrowCode('file.exists')
    await expect(refuseOccupied(at('missing/file'), false)).rejects.toThrowCode('file.unwritable')
  })
})

describe('syncFolder', () => {
  it('takes a folder, and no more than that', async () => {
    await expect(syncFolder(folder)).resolves.toBeUndefined()
    await expect(syncFolder(at('missing'))).rejects.toThrow()
  })
})
