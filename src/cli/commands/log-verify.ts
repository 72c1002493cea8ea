import type { Command } from 'commander'
import { EntryPlaces, type KnownHead, type ReachedHead } from '../../log/places.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { headsData, headsText } from '../log/heads.js'
import { readCheckpoint } from '../log/read-checkpoint.js'
import { readLog } from '../log/read-log.js'
import { HEX_32, typed } from '../option-types.js'
import { addRepeatable, listOf, type Operands, type Options, requiredText, textOf } from '../options.js'
import { type Shown, shown } from '../render/shown.js'
import type { Style } from '../render/style.js'
import { namedVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .argument('[file]', 'a log, merged or not (- for standard input); this home’s own unless told')
    .addOption(typed('--head <hash>', 'the hash of an entry that the log has to have', HEX_32))
    .option('--vault <vault>', 'the vault whose cosigners signed the checkpoints')
  addRepeatable(command, '--checkpoint <file>', 'a checkpoint that the log has to have reached')
}

export async function run(context: Context, options: Options, operands: Operands): Promise<Outcome> {
  const known = [...(await checkpoints(context, options)), ...givenHead(options)]
  const places = new EntryPlaces()
  const { heads, findings } = await readLog(context, operands[0] as string | undefined, ({ entry }) =>
    places.add(entry),
  )
  const reached = places.reach(known, heads)
  return {
    data: { logs: headsData(heads), reached },
    findings,
    text: style => shown`${headsText(heads, style)}${reached.map(one => reachedText(one, style))}`,
  }
}

async function checkpoints(context: Context, options: Options): Promise<KnownHead[]> {
  const names = listOf(options, 'checkpoint')
  if (names.length === 0) return []
  const vault = await namedVault(context, requiredText(options, 'vault'))
  return await Promise.all(names.map(name => readCheckpoint(context, name, vault)))
}

function givenHead(options: Options): KnownHead[] {
  const hash = textOf(options, 'head')
  return hash === undefined ? [] : [{ hash }]
}

function reachedText({ seq, newEntryCount, cosigner }: ReachedHead, { words, green }: Style): Shown {
  const signed = cosigner === null ? '' : `  ${words.signedBySomebody(cosigner)}`
  return shown`${green('✓')} ${words.hasEntry(seq, seq + newEntryCount)}${signed}\n`
}
