import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { interfacesUp } from '../../src/platform/interfaces.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** A folder as the kernel's /sys/class/net, with these interfaces' flags. */
function folderWith(flags: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(flags)) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'flags'), text)
  }
  return folder
}

describe('interfacesUp', () => {
  it('never names the loopback, nor what is not there', async () => {
    const names = await interfacesUp()
    expect(names).not.toContain('lo')
    if (existsSync('/sys/class/net'))
      expect(readdirSync('/sys/class/net')).toEqual(expect.arrayContaining(names))
  })

  it('names every interface that has an address outside', async () => {
    const outside = Object.entries(networkInterfaces())
      .filter(([, addresses]) => addresses?.some(({ internal }) => !internal))
      .map(([name]) => name)
    expect(await interfacesUp()).toEqual(expect.arrayContaining(outside))
  })

  it('goes by the flags: up, and not loopback', async () => {
    const flags = { lo: '0x9\n', eth0: '0x1002\n', wlan0: '0x1003\n', tun0: '0x1091\n', dummy: '0x82\n' }
    const names = await interfacesUp(folderWith(flags))
    expect(names.sort()).toEqual(['tun0', 'wlan0'])
  })

  it('takes for up what does not say', async () => {
    const folder = folderWith({ odd: '', words: 'down\n' })
    mkdirSync(join(folder, 'folder', 'flags'), { recursive: true })
    expect((await interfacesUp(folder)).sort()).toEqual(['folder', 'odd', 'words'])
  })

  it('passes over what is no interface, or gone', async () => {
    const folder = folderWith({})
    writeFileSync(join(folder, 'bonding_masters'), '')
    mkdirSync(join(folder, 'gone'))
    expect(await interfacesUp(folder)).toEqual([])
  })

  it('asks the library where there is no such folder', async () => {
    const names = await interfacesUp(join(temporaryFolder(), 'none'))
    const all = Object.keys(networkInterfaces())
    expect(all).toEqual(expect.arrayContaining(names))
    expect(names).not.toContain('lo')
  })
})
