import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { listed } from '../../base/text.js'
import { NETWORKS, USUAL_NETWORK } from '../../chain/network.js'
import { defineCommand, type Outcome } from '../command.js'
import { runCeremony } from '../demo/ceremony.js'
import { FILE, oneOf } from '../option-types.js'
import { type Asked, optional } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'
import type { Session } from '../session.js'

/** Networks whose blocks everybody makes for themselves, so that nothing of the demo can be anywhere else. */
const NETWORKS_OF_ONE = Object.values(NETWORKS)
  .filter(({ blocksAtWill }) => blocksAtWill)
  .map(({ name }) => name)

const [USUAL = USUAL_NETWORK.name] = NETWORKS_OF_ONE

const PARAMETERS = {
  network: optional(
    '--network <network>',
    `where it plays: ${listed(NETWORKS_OF_ONE, 'or')}`,
    oneOf(NETWORKS_OF_ONE),
    USUAL,
  ),
  dir: optional('--dir <folder>', 'where the three homes and all files go (a temporary folder)', FILE),
}

type DemoRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Session, request: DemoRequest): Promise<Outcome<DataOf<'demo'>>> {
  const folder = resolve(request.dir ?? (await mkdtemp(join(tmpdir(), 'ringi-demo-'))))
  await mkdir(folder, { recursive: true })
  const { txid, hex, signedBy } = await runCeremony(folder, NETWORKS[request.network], context)
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
