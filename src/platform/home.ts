import { createHmac, timingSafeEqual } from 'node:crypto'
import { chmod, lstat, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { RingiError } from '../bitcoin/error.js'
import { fileError, readWhole, writeWhole } from './files.js'
import { withLock } from './lock.js'
import { systemRandomness } from './randomness.js'

/** What a machine must not forget, by the folder that it is kept in. */
export type RecordKind = 'keys' | 'vaults'

const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600

/**
 * The folder that holds what a machine must not forget. Every record in it is pinned: written with a MAC under a key
 * that this home made for itself, so that a file changed behind Ringi's back is noticed.
 */
export class Home {
  readonly folder: string

  constructor(folder: string) {
    this.folder = folder
  }

  /** The names of all records of a kind, sorted. */
  async names(kind: RecordKind): Promise<string[]> {
    const folder = join(this.folder, kind)
    const files = await readdir(folder).catch(cause => {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw fileError(folder, cause, 'file.unreadable')
    })
    return files
      .filter(file => file.endsWith('.json') && !file.startsWith('.'))
      .map(file => file.slice(0, -'.json'.length))
      .sort()
  }

  /** The path of a file that belongs to a record. */
  path(kind: RecordKind, name: string, suffix = 'json'): string {
    return join(this.folder, kind, `${name}.${suffix}`)
  }

  /** The text of a record, or undefined where there is none. Throws `vault.tampered` where its MAC does not fit. */
  async read(kind: RecordKind, name: string): Promise<string | undefined> {
    await this.#refuseExposed()
    const path = this.path(kind, name)
    const file = await readOwn(path)
    if (file === undefined) return undefined
    const content = contentOf(file)
    const expected = Buffer.from(content === undefined ? '' : await this.#pinned(kind, name, content))
    // The whole file is compared: a changed space in it was somebody's doing too.
    if (file.length !== expected.length || !timingSafeEqual(file, expected)) throw tampered(path)
    return content
  }

  /** The bytes of a file that belongs to a record. Throws `file.missing`. */
  async readFile(kind: RecordKind, name: string, suffix: string): Promise<Uint8Array> {
    const path = this.path(kind, name, suffix)
    const file = await readOwn(path)
    if (file !== undefined) return file
    throw new RingiError('file.missing', `${path} is missing.`, { details: { file: path } })
  }

  /** Pins a record, with the files that belong to it first; nothing that exists is replaced unless `force`. */
  async pin(kind: RecordKind, name: string, content: string, force = false): Promise<void> {
    const text = await this.#pinned(kind, name, content)
    await writeWhole(this.path(kind, name), Buffer.from(text), { force, mode: PRIVATE_FILE })
  }

  /** Writes a file that belongs to a record, readable by nobody else. */
  async writeFile(kind: RecordKind, name: string, suffix: string, bytes: Uint8Array): Promise<void> {
    await writeWhole(this.path(kind, name, suffix), bytes, { mode: PRIVATE_FILE })
  }

  /** Runs `work` with the home made ready and locked against other processes. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    await this.#refuseExposed()
    await this.#make()
    return await withLock(this.folder, work)
  }

  async #make(): Promise<void> {
    try {
      for (const folder of [this.folder, join(this.folder, 'keys'), join(this.folder, 'vaults')]) {
        if ((await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER })) !== undefined) {
          await chmod(folder, PRIVATE_FOLDER)
        }
      }
    } catch (cause) {
      throw fileError(this.folder, cause, 'file.unwritable')
    }
  }

  async #refuseExposed(): Promise<void> {
    const stats = await lstat(this.folder).catch(() => undefined)
    if (stats === undefined) return
    if (!stats.isDirectory())
      throw new RingiError('file.not-regular', `The home ${this.folder} is not a folder.`)
    if (stats.uid !== process.getuid?.()) {
      throw new RingiError('home.readable', `The home ${this.folder} belongs to another user.`)
    }
    if ((stats.mode & 0o077) === 0) return
    throw new RingiError('home.readable', `Others may look into the home ${this.folder}.`, {
      hint: `Run chmod 700 ${this.folder}`,
    })
  }

  /** What the file of a record holds. */
  async #pinned(kind: RecordKind, name: string, content: string): Promise<string> {
    const hmac = createHmac('sha256', await this.#key())
    const mac = hmac.update(`ringi\0${kind}\0${name}\0`).update(content).digest('hex')
    return `${JSON.stringify({ content, mac }, null, 2)}\n`
  }

  async #key(): Promise<Uint8Array> {
    const path = join(this.folder, 'home.key')
    if ((await readOwn(path)) === undefined) await this.#makeKey(path)
    const key = await readWhole(path)
    if (key.length === 32) return key
    throw new RingiError('home.damaged', `${path} is not the 32 bytes that it was.`)
  }

  async #makeKey(path: string): Promise<void> {
    if ((await this.names('keys')).length + (await this.names('vaults')).length > 0) {
      throw new RingiError('home.damaged', `${path} is missing, so nothing in this home can be trusted.`, {
        hint: 'Restore it from where it went, or register keys and vaults anew in a fresh home.',
      })
    }
    await writeWhole(path, systemRandomness(32), { mode: PRIVATE_FILE })
  }
}

/** The bytes of a file in the home, or undefined where it is not there. What is in the home lies in it: links are refused. */
async function readOwn(path: string): Promise<Uint8Array | undefined> {
  const stats = await lstat(path).catch(cause => {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw fileError(path, cause, 'file.unreadable')
  })
  if (stats === undefined) return undefined
  if (stats.isFile()) return await readWhole(path)
  throw new RingiError('file.not-regular', `${path} is not a regular file, as everything in a home is.`)
}

function contentOf(file: Uint8Array): string | undefined {
  try {
    const { content } = JSON.parse(Buffer.from(file).toString())
    return typeof content === 'string' ? content : undefined
  } catch {
    return undefined
  }
}

function tampered(path: string): RingiError {
  return new RingiError('vault.tampered', `${path} was changed behind Ringi's back.`, {
    hint: 'Do not sign on this machine until you know who changed it; then register the original again.',
    details: { file: path },
  })
}
