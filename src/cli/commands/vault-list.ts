import type { Context } from '../../app/context.js'
import { requireHome } from '../../app/no-home.js'
import { allVaults, hasAccounts } from '../../app/vaults.js'
import type { Home } from '../../platform/home.js'
import { defineCommand, type Outcome } from '../command.js'
import { shown } from '../render/shown.js'
import { columns, padded } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

export const command = defineCommand({}, run)

async function run(context: Context): Promise<Outcome<DataOf<'vault list'>>> {
  const vaults = await allVaults(context.home)
  const accounts = (await hasAccounts(context.home)) ? await accountRows(context.home) : []
  const coins = vaults.map(({ name, network, threshold, scriptType, digest }) => ({
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
  const rows = [...coins, ...accounts].sort((a, b) => (a.name < b.name ? -1 : 1))
  if (rows.length === 0) await requireHome(context)
  const width = Math.max(0, ...rows.map(({ name }) => columns(name)))
  return {
    data: { vaults: rows },
    text: style =>
      rows.length === 0
        ? shown`${style.words.none}\n`
        : shown`${rows.map(
            row =>
              shown`${padded(row.name, width)}  ${row.threshold}/${row.cosignerCount}  ${'scriptType' in row ? row.scriptType : style.words.account}  ${row.network}  ${row.digest}\n`,
          )}`,
  }
}

/** Those that have no coins, loaded where there are any. */
async function accountRows(home: Home) {
  const { allAccounts } = await import('../../app/account/vaults.js')
  return (await allAccounts(home)).map(({ name, network, threshold, digest }) => ({
    ...{ name, network: network.name, threshold: threshold.required, cosignerCount: threshold.of },
    digest: digest.hex,
    get words() {
      return digest.words
    },
  }))
}
