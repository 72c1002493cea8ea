import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Finding, finding } from '../base/finding.js'
import { previousTransactionsIn } from '../coins/previous-transactions.js'
import { fileError } from '../platform/file-error.js'
import type { Psbt } from '../psbt/codec/psbt.js'
import type { Input } from './context.js'
import { inFile, readInput } from './files.js'
import { isFolder } from './folder.js'

/** The whole previous transactions that `--prevtxs` names, read when they are first asked for, and which were needed. */
export class Prevtxs {
  readonly #io: Input
  readonly #names: readonly string[]
  readonly #needed = new Set<string>()
  #supplied: Promise<Supplied> | undefined

  constructor(io: Input, names: readonly string[]) {
    this.#io = io
    this.#names = names
  }

  /** All of them, by txid. Throws `utxo.prevtx-malformed`, and what reading throws. */
  async byTxid(): Promise<ReadonlyMap<string, Uint8Array>> {
    this.#supplied ??= this.#read()
    return (await this.#supplied).byTxid
  }

  /** The same, for a proposal that has been read. */
  async for({ inputs }: Psbt): Promise<ReadonlyMap<string, Uint8Array>> {
    for (const { txid } of inputs) this.#needed.add(txid)
    return await this.byTxid()
  }

  /** Tells of files that have nothing to do with the proposals that were read: somebody may have taken the wrong one. */
  async unneeded(): Promise<Finding[]> {
    if (this.#needed.size === 0) return []
    const supplied = (await this.#supplied)?.files ?? []
    const idle = supplied.filter(({ txids }) => !txids.some(txid => this.#needed.has(txid)))
    if (idle.length === 0) return []
    const files = idle.slice(0, MOST_NAMED).map(({ name }) => name)
    return [finding('info', 'utxo.prevtx-unneeded', { files, more: idle.length - files.length })]
  }

  async #read(): Promise<Supplied> {
    const files: Supplied['files'][number][] = []
    const byTxid = new Map<string, Uint8Array>()
    for (const name of await filesOf(this.#names)) {
      const contents = await readInput(this.#io, name)
      const transactions = inFile(name, () => previousTransactionsIn(contents))
      for (const [txid, bytes] of transactions) byTxid.set(txid, bytes)
      files.push({ name, txids: [...transactions.keys()] })
    }
    return { byTxid, files }
  }
}

const MOST_NAMED = 5

interface Supplied {
  readonly byTxid: ReadonlyMap<string, Uint8Array>
  readonly files: readonly { readonly name: string; readonly txids: readonly string[] }[]
}

/** The files that are named, and those in folders that are named. Hidden ones, which nobody meant, are passed over. */
async function filesOf(names: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const name of names) files.push(...((await isFolder(name)) ? await filesIn(name) : [name]))
  return files
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder)
    return names
      .filter(name => !name.startsWith('.'))
      .sort()
      .map(name => join(folder, name))
  } catch (cause) {
    throw fileError(folder, cause, 'file.unreadable')
  }
}
