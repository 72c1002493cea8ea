import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, realpath, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { RingiError } from '../base/error.js'
import { record, text } from '../base/shape.js'
import { parseStrictJson } from '../base/strict-json.js'
import { errnoOf, fileError } from './file-error.js'
import { withLock } from './lock.js'
import { makeFolder, readOwn, readOwnSecret, refuseExposed } from './own-files.js'
import { OwnLog } from './own-log.js'
import { randomHex, systemRandomness } from './randomness.js'
import { readWhole } from './read-file.js'
import { writeWhole } from './write-file.js'

/** What a machine must not forget, by the folder that it is kept in. */
type RecordKind = keyof typeof TAMPERED

// What a record is called that somebody has changed.
const TAMPERED = {
  keys: 'vault.tampered',
  vaults: 'vault.tampered',
  policies: 'policy.tampered',
  log: 'log.tampered',
  seals: 'home.seal-broken',
} as const

const PRIVATE_FILE = 0o600

// Temporary files of `writeWhole`, and locks that were taken away from the dead. In the home itself, where somebody may
// just be writing a proposal, only those of its own files.
const LEFTOVER = /^\..+\.[0-9a-f]{12}\.part$/
const OWN_LEFTOVER = /^\.(?:home\.key|lock|log\.jsonl\..+)\.[0-9a-f]{12}\.part$|^lock\./

const KEY_FILE = 'home.key'

// What lies in a home: folders of records, and what stands beside them.
const OWN_PLACES = /^(?:keys|vaults|policies|log|seals|lock|home\.key)(?:[/.]|$)/

/** Whether a folder is a home that has kept something. */
export function isHome(folder: string): boolean {
  return existsSync(join(folder, KEY_FILE))
}

/**
 * The folder that holds what a machine must not forget. Every record in it is pinned: written with a MAC under a key
 * that this home made for itself, so that a file changed behind Ringi's back is noticed.
 */
export class Home {
  readonly folder: string
  readonly log: OwnLog
  readonly #patience: number

  /** `patience`: for how many milliseconds another process that is changing the home is waited for. */
  constructor(folder: string, patience = 10_000) {
    this.folder = folder
    this.#patience = patience
    this.log = new OwnLog(join(folder, 'log.jsonl'))
  }

  /** Whether this home has kept anything yet. */
  async exists(): Promise<boolean> {
    await refuseExposed(this.#folders)
    return (await readOwn(this.#keyPath)) !== undefined
  }

  /** Whether `path` is a place that this home, or another one that it lies in, keeps its own files in. */
  async owns(path: string): Promise<boolean> {
    const real = async (folder: string) => await realpath(folder).catch(() => resolve(folder))
    const folder = await real(dirname(path))
    const others = [folder, dirname(folder)].filter(isHome)
    const homes = [await real(this.folder), ...others]
    return homes.some(home => OWN_PLACES.test(relative(home, join(folder, basename(path)))))
  }

  /** What this home is known by: SHA-256 of the key that it made for itself, behind `ringi home` and a zero byte. In hex. */
  async id(): Promise<string> {
    return createHash('sha256')
      .update('ringi home\0')
      .update(await this.#key())
      .digest('hex')
  }

  /** The names of all records of a kind, sorted. */
  async names(kind: RecordKind): Promise<string[]> {
    const folder = join(this.folder, kind)
    const files = await readdir(folder).catch(cause => {
      if (errnoOf(cause) === 'ENOENT') return []
      throw fileError(folder, cause, 'file.unreadable')
    })
    await refuseExposed(this.#folders)
    return files
      .filter(file => file.endsWith('.json') && !file.startsWith('.'))
      .map(file => file.slice(0, -'.json'.length))
      .sort()
  }

  /** The path of a file that belongs to a record. */
  path(kind: RecordKind, name: string, suffix = 'json'): string {
    return join(this.folder, kind, `${name}.${suffix}`)
  }

  /**
   * The text of a record, or undefined where there is none. Throws `vault.tampered`, `policy.tampered`, `log.tampered` or
   * `home.seal-broken` where its MAC does not fit.
   */
  async read(kind: RecordKind, name: string): Promise<string | undefined> {
    await refuseExposed(this.#folders)
    const path = this.path(kind, name)
    const file = await readOwn(path)
    if (file === undefined) return undefined
    const content = contentOf(file)
    if (content === undefined) throw tampered(kind, path)
    const expected = Buffer.from(await this.#pinned(kind, name, content))
    // The whole file is compared: a changed space in it was somebody's doing too.
    if (file.length !== expected.length || !timingSafeEqual(file, expected)) throw tampered(kind, path)
    return content
  }

  /**
   * The bytes of a file that belongs to a record; with a key it is secret. Throws `file.missing`,
   * `secret-file.readable`.
   */
  async readFile(kind: RecordKind, name: string, suffix: string): Promise<Uint8Array> {
    const path = this.path(kind, name, suffix)
    const file = await (kind === 'keys' ? readOwnSecret(path) : readOwn(path))
    if (file !== undefined) return file
    throw new RingiError('file.missing', { why: 'own', file: path })
  }

  /**
   * What only this home can have asked, 16 bytes in hex: the same for one question as long as it is open, so that asking
   * need not be written down, and unforeseeable for whoever does not have the home.
   */
  async nonce(question: string): Promise<string> {
    const hmac = createHmac('sha256', await this.#key())
    return hmac.update(`ringi\0nonce\0${question}`).digest('hex').slice(0, 32)
  }

  /** Pins a record, with the files that belong to it first; nothing that exists is replaced unless `force`. */
  async pin(kind: RecordKind, name: string, content: string, force = false): Promise<void> {
    const text = await this.#pinned(kind, name, content)
    await writeWhole(this.path(kind, name), Buffer.from(text), { force, mode: PRIVATE_FILE })
  }

  /** Writes a file that belongs to a record, readable by nobody else. */
  async writeFile(
    kind: RecordKind,
    name: string,
    suffix: string,
    bytes: Uint8Array,
    force = false,
  ): Promise<void> {
    await writeWhole(this.path(kind, name, suffix), bytes, { mode: PRIVATE_FILE, force })
  }

  /** Takes back a file of a record that could not be pinned. Does nothing where the record is there. */
  async discardFile(kind: RecordKind, name: string, suffix: string): Promise<void> {
    if ((await readOwn(this.path(kind, name)).catch(() => null)) !== undefined) return
    await unlink(this.path(kind, name, suffix)).catch(() => {})
  }

  /**
   * Makes room for a file whose record is not there: what a run that was killed has left, or somebody's key without
   * its record. It is renamed and kept, since only its owner can tell which.
   */
  async setAside(kind: RecordKind, name: string, suffix: string): Promise<void> {
    const path = this.path(kind, name, suffix)
    await rename(path, `${path}.unfinished-${randomHex(4)}`).catch(cause => {
      if (errnoOf(cause) !== 'ENOENT') throw fileError(path, cause, 'file.unwritable')
    })
  }

  /** Runs `work` with the home made ready, swept, and locked against other processes. */
  async change<T>(work: () => Promise<T>): Promise<T> {
    await refuseExposed(this.#folders)
    await this.#make()
    return await withLock(this.folder, this.#patience, async () => {
      await this.#sweep()
      return await work()
    })
  }

  get #folders(): readonly [string, ...string[]] {
    return [this.folder, ...Object.keys(TAMPERED).map(kind => join(this.folder, kind))]
  }

  get #keyPath(): string {
    return join(this.folder, KEY_FILE)
  }

  async #make(): Promise<void> {
    try {
      for (const folder of this.#folders) await makeFolder(folder)
    } catch (cause) {
      throw fileError(this.folder, cause, 'file.unwritable')
    }
  }

  // All changes are made under the lock, so that whatever is half-done here was left by a process that is dead.
  async #sweep(): Promise<void> {
    for (const folder of this.#folders) {
      const names = await readdir(folder).catch(() => [])
      const leftover = folder === this.folder ? OWN_LEFTOVER : LEFTOVER
      for (const name of names.filter(one => leftover.test(one)))
        await unlink(join(folder, name)).catch(() => {})
    }
  }

  /** What the file of a record holds. */
  async #pinned(kind: RecordKind, name: string, content: string): Promise<string> {
    const hmac = createHmac('sha256', await this.#key())
    const mac = hmac.update(`ringi\0${kind}\0${name}\0`).update(content).digest('hex')
    return `${JSON.stringify({ content, mac }, null, 2)}\n`
  }

  async #key(): Promise<Uint8Array> {
    const path = this.#keyPath
    if ((await readOwn(path)) === undefined) await this.#makeKey(path)
    const key = await readWhole(path)
    if (key.length === 32) return key
    throw new RingiError('home.damaged', { why: 'key-size', file: path })
  }

  async #makeKey(path: string): Promise<void> {
    const kept = await Promise.all((Object.keys(TAMPERED) as RecordKind[]).map(kind => this.names(kind)))
    if (kept.flat().length > 0) throw new RingiError('home.damaged', { why: 'key-missing', file: path })
    await writeWhole(path, systemRandomness(32), { mode: PRIVATE_FILE })
  }
}

/** The file of a record. */
const PINNED = record({ content: text, mac: text })

function contentOf(file: Uint8Array): string | undefined {
  const value = parseStrictJson(Buffer.from(file).toString())
  return PINNED(value) ? value.content : undefined
}

function tampered(kind: RecordKind, path: string): RingiError {
  return new RingiError(TAMPERED[kind], { why: 'record', file: path })
}
