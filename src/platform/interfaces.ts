import { readdir, readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'

const LINUX = '/sys/class/net'

/** IFF_UP and IFF_LOOPBACK (netdevice(7)). */
const UP = 0x1
const LOOPBACK = 0x8

/**
 * The names of network interfaces that are up and not loopback. On Linux they are read from files, which takes no socket
 * as asking the C library would.
 */
export async function interfacesUp(): Promise<string[]> {
  const names = await readdir(LINUX).catch(() => undefined)
  if (names === undefined) return viaLibrary()
  const up = await Promise.all(names.map(async name => ((await isUp(name)) ? [name] : [])))
  return up.flat()
}

async function isUp(name: string): Promise<boolean> {
  const text = await readFile(join(LINUX, name, 'flags'), 'latin1').catch(() => '')
  const flags = Number.parseInt(text, 16)
  return (flags & UP) !== 0 && (flags & LOOPBACK) === 0
}

function viaLibrary(): string[] {
  return Object.entries(networkInterfaces())
    .filter(([, addresses]) => addresses?.some(({ internal }) => !internal))
    .map(([name]) => name)
}
