import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Home } from '../../src/platform/home.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { treeOf } from '../support/tree.js'

async function homeWith(...names: string[]): Promise<Home> {
  const home = new Home(join(temporaryFolder(), 'deep', 'home'))
  for (const name of names) await home.change(() => home.pin('vaults', name, `content of ${name}`))
  return home
}

describe('a home', () => {
  it('is made when something is kept, for its owner alone, whatever the umask', async () => {
    const old = process.umask(0)
    try {
      const home = await homeWith('a')
      const tree = Object.values(treeOf(home.folder))
      expect(tree).toHaveLength(8)
      for (const entry of tree) expect(entry).toMatch(/^(?:700 folder|600 )/)
    } finally {
      process.umask(old)
    }
  })

  it('gives back what was pinned', async () => {
    const home = await homeWith('b', 'a')
    expect(await home.names('vaults')).toEqual(['a', 'b'])
    expect(await home.names('keys')).toEqual([])
    expect(await home.read('vaults', 'a')).toBe('content of a')
    expect(await home.read('keys', 'a')).toBeUndefined()
    expect(await home.read('vaults', 'c')).toBeUndefined()
  })

  it('knows nothing where there is none, and makes none by being asked', async () => {
    const folder = temporaryFolder()
    const home = new Home(join(folder, 'home'))
    expect(await home.names('keys')).toEqual([])
    expect(await home.read('keys', 'a')).toBeUndefined()
    expect(Object.keys(treeOf(folder))).toEqual(['.'])
  })

  it('passes over files that are no records', async () => {
    const home = await homeWith('a')
    for (const name of ['.b.json', 'c.txt', 'd.json.part'])
      writeFileSync(join(home.folder, 'vaults', name), '')
    expect(await home.names('vaults')).toEqual(['a'])
  })

  it('replaces a record only with force', async () => {
    const home = await homeWith('a')
    await expect(home.pin('vaults', 'a', 'other')).rejects.toThrowCode('file.exists')
    await home.pin('vaults', 'a', 'other', true)
    expect(await home.read('vaults', 'a')).toBe('other')
  })

  it('notices a record of another name, kind or home', async () => {
    const home = await homeWith('a')
    const stranger = await homeWith('a', 'b')
    const pinned = readFileSync(home.path('vaults', 'a'))
    writeFileSync(home.path('vaults', 'b'), pinned)
    writeFileSync(home.path('keys', 'a'), pinned)
    writeFileSync(home.path('vaults', 'a'), readFileSync(stranger.path('vaults', 'a')))
    await expect(home.read('vaults', 'b')).rejects.toThrowCode('vault.tampered')
    await expect(home.read('keys', 'a')).rejects.toThrowCode('vault.tampered')
    await expect(home.read('vaults', 'a')).rejects.toThrowCode('vault.tampered')
  })

  it('is refused where others can look into it', async () => {
    const home = await homeWith('a')
    for (const mode of [0o701, 0o710, 0o740, 0o777]) {
      chmodSync(home.folder, mode)
      await expect(home.read('vaults', 'a')).rejects.toThrowCode('home.readable')
      await expect(home.change(async () => {})).rejects.toThrowCode('home.readable')
    }
  })

  it('is refused where a file stands in its place', async () => {
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, '')
    await expect(new Home(file).change(async () => {})).rejects.toThrowCode('file.not-regular')
    await expect(new Home(file).read('keys', 'a')).rejects.toThrowCode('file.not-regular')
    await expect(new Home(file).names('keys')).rejects.toThrowCode('file.unreadable')
  })

  it('makes a key for itself once, and no second one where records are', async () => {
    const home = await homeWith('a')
    const key = readFileSync(join(home.folder, 'home.key'))
    expect(key).toHaveLength(32)
    await home.change(() => home.pin('keys', 'k', 'x'))
    expect(readFileSync(join(home.folder, 'home.key'))).toEqual(key)
    const bare = new Home(temporaryFolder())
    mkdirSync(join(bare.folder, 'vaults'))
    writeFileSync(join(bare.folder, 'vaults', 'a.json'), readFileSync(home.path('vaults', 'a')))
    await expect(bare.read('vaults', 'a')).rejects.toThrowCode('home.damaged')
  })
})
