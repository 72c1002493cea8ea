import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { runCeremony } from '../demo/ceremony.js'
import { type Operands, type Options, textOf } from '../options.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'

export function configure(command: Command): void {
  command.option('--dir <folder>', 'where the three homes and all files go (a temporary folder)')
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const folder = resolve(textOf(options, 'dir') ?? (await mkdtemp(join(tmpdir(), 'ringi-demo-'))))
  await mkdir(folder, { recursive: true })
  const { txid, hex, signedBy } = await runCeremony(folder, context)
  return {
    data: { folder, txid, hex, signedBy },
    text: style =>
      shown`\n${table([
        [style.bold(style.words.transaction), txid],
        [style.words.signatures, signedBy[0]?.join(', ')],
        [style.words.file, folder],
      ])}\n${hex}\n`,
  }
}
