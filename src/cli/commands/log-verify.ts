import { type LogVerification, verifyLog } from '../../app/log/verify-log.js'
import type { ReachedHead } from '../../log/places.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, HEX_32, VAULT } from '../option-types.js'
import { needed, operand, optional, repeatable } from '../parameters.js'
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

export const command = defineCommand(
  PARAMETERS,
  async (context, { file, head, vault, checkpoint: files }) => {
    const checkpoints = files.length === 0 ? undefined : { files, vault: needed(vault, '--vault') }
    return outcome(await verifyLog(context, { file, head, checkpoints }))
  },
)

/** What is told of it. */
function outcome({ heads, reached, findings }: LogVerification): Outcome<DataOf<'log verify'>> {
  return {
    data: { logs: headsData(heads), reached },
    findings,
    text: style => shown`${headsText(heads, style)}${reached.map(one => reachedText(one, style))}`,
  }
}

function reachedText({ seq, newEntryCount, cosigner }: ReachedHead, { words, green }: Style): Shown {
  const signed = cosigner === null ? '' : `  ${words.signedBySomebody(cosigner)}`
  return shown`${green('✓')} ${words.hasEntry(seq, seq + newEntryCount)}${signed}\n`
}
