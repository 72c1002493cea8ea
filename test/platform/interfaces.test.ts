import { existsSync, readdirSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { interfacesUp } from '../../src/platform/interfaces.js'

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
})
