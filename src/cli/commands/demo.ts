import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { defineCommand, type Outcome } from '../command.js'
import { runCeremony } from '../demo/ceremony.js'
import { FILE } from '../option-types.js'
import { type Asked, optional } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

const PARAMETERS = {
  dir: optional('--dir <folder>', 'where the three homes and all files go (a temporary folder)', FILE),
}

type DemoRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: DemoRequest): Promise<Outcome<DataOf<'demo'>>> {
  const folder = resolve(request.dir ?? (await mkdtemp(join(tmpdir(), 'ringi-demo-'))))
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
