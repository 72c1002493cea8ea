import type { Context } from '../../app/context.js'
import { allKeys } from '../../app/keys/keystore.js'
import { requireHome } from '../../app/no-home.js'
import { defineCommand, type Outcome } from '../command.js'
import { shown } from '../render/shown.js'
import { padded } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

export const command = defineCommand({}, run)

async function run(context: Context): Promise<Outcome<DataOf<'key list'>>> {
  const keys = (await allKeys(context.home)).map(({ name, fingerprint, network }) => ({
    name,
    fingerprint,
    network,
  }))
  if (keys.length === 0) await requireHome(context)
  const width = Math.max(0, ...keys.map(({ name }) => name.length))
  return {
    data: { keys },
    text: style =>
      keys.length === 0
        ? shown`${style.words.none}\n`
        : shown`${keys.map(
            ({ name, fingerprint, network }) => shown`${padded(name, width)}  ${fingerprint}  ${network}\n`,
          )}`,
  }
}
