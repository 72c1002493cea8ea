import type { Context } from '../../app/context.js'
import { readCheckpoint } from '../../app/log/read-checkpoint.js'
import { readLog } from '../../app/log/read-log.js'
import { namedVault } from '../../app/vaults.js'
import { EntryPlaces, type KnownHead, type ReachedHead } from '../../log/places.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, VAULT } from '../option-types.js'
import { type Asked, needed, operand, optional, repeatable } from '../parameters.js'
import { headsData, headsText } from '../render/heads.js'
import { type Shown, shown } from '../render/shown.js'
import type { Style } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('[file]', 'a log, merged or not (- for standard input); this home’s own unless told'),
  head: optional('--head <hash>', 'the hash of an entry that the log has to have', HEX_32),
  vault: optional('--vault <vault>', 'the vault whose cosigners signed the checkpoints', VAULT),
  checkpoint: repeatable('--checkpoint <file>', 'a checkpoint that the log has to have reached', FILE),
}

type LogVerifyRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: LogVerifyRequest): Promise<Outcome<DataOf<'log verify'>>> {
  const known = [...(await checkpoints(context, request)), ...givenHead(request)]
  const places = new EntryPlaces()
  const { heads, findings } = await readLog(context, request.file, ({ entry }) => places.add(entry))
  const reached = places.reach(known, heads)
  return {
    data: { logs: headsData(heads), reached },
    findings,
    text: style => shown`${headsText(heads, style)}${reached.map(one => reachedText(one, style))}`,
  }
}

async function checkpoints(
  context: Context,
  { checkpoint: names, vault: named }: LogVerifyRequest,
): Promise<KnownHead[]> {
  if (names.length === 0) return []
  const vault = await namedVault(context, needed(named, '--vault'))
  return await Promise.all(names.map(name => readCheckpoint(context, name, vault)))
}

function givenHead({ head: hash }: LogVerifyRequest): KnownHead[] {
  return hash === undefined ? [] : [{ hash }]
}

function reachedText({ seq, newEntryCount, cosigner }: ReachedHead, { words, green }: Style): Shown {
  const signed = cosigner === null ? '' : `  ${words.signedBySomebody(cosigner)}`
  return shown`${green('✓')} ${words.hasEntry(seq, seq + newEntryCount)}${signed}\n`
}
