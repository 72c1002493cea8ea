import fs from 'node:fs'
import real, { type FileHandle } from 'node:fs/promises'

export * from 'node:fs/promises'

/**
 * Stands for node:fs/promises in src/ where tests run the program in their own process: what is asked of files is done at
 * once, not by another thread, which takes seven times as long, some fifty times a command. The rooms' tests, platform's
 * among them, and whatever runs as a process have the real one.
 */
const atOnce =
  <A extends readonly unknown[], T>(work: (...args: A) => T) =>
  async (...args: A): Promise<T> =>
    work(...args)

export const chmod = atOnce(fs.chmodSync)
export const link = atOnce(fs.linkSync)
export const lstat = atOnce(fs.lstatSync)
export const mkdir = atOnce(fs.mkdirSync)
export const mkdtemp = atOnce(fs.mkdtempSync)
export const readFile = atOnce(fs.readFileSync)
export const readdir = atOnce(fs.readdirSync)
export const realpath = atOnce(fs.realpathSync)
export const rename = atOnce(fs.renameSync)
export const rmdir = atOnce(fs.rmdirSync)
export const stat = atOnce(fs.statSync)
export const truncate = atOnce(fs.truncateSync)
export const unlink = atOnce(fs.unlinkSync)

/** As of node:fs/promises. What is neither file nor folder has another end to wait for, and is opened by the real one. */
export async function open(
  path: string,
  flags: string | number,
  mode?: number,
): Promise<Handle | FileHandle> {
  const stats = fs.statSync(path, { throwIfNoEntry: false })
  const waits = stats !== undefined && !stats.isFile() && !stats.isDirectory()
  return waits ? await real.open(path, flags, mode) : new Handle(fs.openSync(path, flags, mode))
}

/** What src/ does with a FileHandle. */
class Handle {
  readonly fd: number

  constructor(fd: number) {
    this.fd = fd
  }

  stat = async () => fs.fstatSync(this.fd)
  sync = async () => fs.fsyncSync(this.fd)
  close = async () => fs.closeSync(this.fd)
  truncate = async (length?: number) => fs.ftruncateSync(this.fd, length)
  writeFile = async (data: string | Uint8Array) => fs.writeFileSync(this.fd, data)
  read = async (into: Uint8Array, offset: number, length: number, position: number) => ({
    bytesRead: fs.readSync(this.fd, into, offset, length, position),
  })
}
