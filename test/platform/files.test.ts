import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../src/bitcoin/bytes.js'
import { RingiError } from '../../src/bitcoin/error.js'
import {
  fileError,
  MAX_FILE_BYTES,
  readWhole,
  refuseOccupied,
  syncFolder,
  writeWhole,
} from '../../src/platform/files.js'
import { temporaryFolder } from '../support/ceremony.js'

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const text = (name: string) => readFileSync(at(name), 'utf8')

describe('readWhole', () => {
  it('reads every byte, of none, few and many', async () => {
    for (const length of [0, 1, 65_537, 3_000_000]) {
      const bytes = new Uint8Array(length).map((_, i) => i * 7)
      writeFileSync(at('some'), bytes)
      expect(Buffer.compare(await readWhole(at('some')), bytes)).toBe(0)
    }
  })

  it('reads plain files alone', async () => {
    execFileSync('mkfifo', [at('fifo')])
    await expect(readWhole(folder)).rejects.toThrowCode('file.not-regular')
    await expect(readWhole(at('fifo'))).rejects.toThrowCode('file.not-regular')
    await expect(readWhole('/dev/null')).rejects.toThrowCode('file.not-regular')
    await expect(readWhole('/dev/zero')).rejects.toThrowCode('file.not-regular')
  })

  it('tells what is missing from what cannot be read', async () => {
    await expect(readWhole(at('missing'))).rejects.toThrowCode('file.missing')
    writeFileSync(at('plain'), '')
    await expect(readWhole(join(at('plain'), 'below'))).rejects.toThrowCode('file.unreadable')
    await expect(readWhole(at('x'.repeat(300)))).rejects.toThrowCode('file.unreadable')
  })

  it('reads no more than it says', async () => {
    writeFileSync(at('huge'), '')
    truncateSync(at('huge'), MAX_FILE_BYTES + 1)
    await expect(readWhole(at('huge'))).rejects.toThrowCode('file.too-large')
    truncateSync(at('huge'), 0)
  })
})

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
    await expect(writeWhole(at('old'), utf8('new'))).rejects.toThrowCode('file.exists')
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
    await expect(writeWhole(at('missing/file'), utf8('x'))).rejects.toThrowCode('file.unwritable')
    await expect(writeWhole(at('old/file'), utf8('x'))).rejects.toThrowCode('file.unwritable')
    await expect(writeWhole(at('x'.repeat(300)), utf8('x'))).rejects.toThrowCode('file.unwritable')
    await expect(writeWhole('/proc/ringi', utf8('x'))).rejects.toThrowCode('file.unwritable')
    await expect(writeWhole(folder, utf8('x'), { force: true })).rejects.toThrowCode('file.not-regular')
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

describe('fileError', () => {
  it('keeps a RingiError, knows the system’s codes, and names the file', () => {
    const known = new RingiError('home.locked', 'x')
    expect(fileError('f', known, 'file.unreadable')).toBe(known)
    const of = (code: string | undefined) => Object.assign(new Error('x'), { code })
    expect(fileError('f', of('ENOENT'), 'file.unreadable').code).toBe('file.missing')
    expect(fileError('f', of('ENOENT'), 'file.unwritable').code).toBe('file.unwritable')
    expect(fileError('f', of('EEXIST'), 'file.unwritable').code).toBe('file.exists')
    expect(fileError('f', of('ENOSPC'), 'file.unwritable')).toMatchObject({
      code: 'file.unwritable',
      details: { file: 'f', errno: 'ENOSPC' },
    })
    expect(fileError('f', of(undefined), 'file.unreadable').details.errno).toBe('unknown')
  })
})
