import { readdir, readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'

const LINUX = '/sys/class/net'

/** IFF_UP and IFF_LOOPBACK (netdevice(7)). */
const UP = 0x1
const LOOPBACK = 0x8

/**
 * The names of network interfaces that are up and not loopback. On Linux they are read from files, which takes no socket
 * as asking the C library would. What cannot be told counts as up: `unknown` stands for a machine that says nothing.
 */
export async function interfacesUp(folder = LINUX): Promise<string[]> {
  const names = await readdir(folder).catch(() => undefined)
  if (names === undefined) return viaLibrary()
  const up = await Promise.all(names.map(async name => ((await isUp(join(folder, name))) ? [name] : [])))
  return up.flat()
}

async function isUp(path: string): Promise<boolean> {
  const text = await readFile(join(path, 'flags'), 'latin1').catch(flagsMissing)
  if (text === undefined) return false
  if (!/^0x[0-9a-f]+\n?$/.test(text)) return true
  const flags = Number(text)
  return (flags & UP) !== 0 && (flags & LOOPBACK) === 0
}

// An interface that has just gone, or a plain file as the bonding driver puts there. Anything else stays unread: ''.
function flagsMissing({ code }: NodeJS.ErrnoException): string | undefined {
  return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : ''
}

function viaLibrary(): string[] {
  try {
    return Object.entries(networkInterfaces())
      .filter(([, addresses]) => addresses?.some(({ internal }) => !internal))
      .map(([name]) => name)
  } catch {
    return ['unknown']
  }
}
