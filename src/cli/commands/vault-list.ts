import type { Context } from '../../app/context.js'
import { requireHome } from '../../app/no-home.js'
import { allVaults } from '../../app/vaults.js'
import { defineCommand, type Outcome } from '../command.js'
import { shown } from '../render/shown.js'
import { columns, padded } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

export const command = defineCommand({}, run)

async function run(context: Context): Promise<Outcome<DataOf<'vault list'>>> {
  const vaults = await allVaults(context.home)
  const rows = vaults.map(({ name, network, threshold, scriptType, digest }) => ({
    name,
    network: network.name,
    threshold: threshold.required,
    cosignerCount: threshold.of,
    scriptType: scriptType.name,
    digest: digest.hex,
    get words() {
      return digest.words
    },
  }))
  if (rows.length === 0) await requireHome(context)
  const width = Math.max(0, ...rows.map(({ name }) => columns(name)))
  return {
    data: { vaults: rows },
    text: style =>
      rows.length === 0
        ? shown`${style.words.none}\n`
        : shown`${rows.map(
            row =>
              shown`${padded(row.name, width)}  ${row.threshold}/${row.cosignerCount}  ${row.scriptType}  ${row.network}  ${row.digest}\n`,
          )}`,
  }
}
