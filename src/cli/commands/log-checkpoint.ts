import { makeCheckpoint, type WrittenCheckpoint } from '../../app/log/make-checkpoint.js'
import { fromHex } from '../../base/bytes.js'
import { named } from '../../vault/digest.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, NONCE_HEX } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { optional, required } from '../parameters.js'
import { comparisonRows } from '../render/comparison-words.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  key: required('--key <name>', 'the key to sign with', NAME),
  vault: required('--vault <name>', 'the registered vault that the key is a cosigner of', NAME),
  for: optional(
    '--for <nonce>',
    'the nonce that a machine has printed to learn which policy is in force',
    NONCE_HEX,
  ),
  ...SECRET_FILES,
  out: optional('--out <file>', 'the checkpoint (checkpoint-KEY-ENTRY.json; - for standard output)', FILE),
  allowOnline: ALLOW_ONLINE,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await makeCheckpoint(context, request)),
)

/** What is told of it. */
function outcome({
  checkpoint,
  findings,
  written: { file, raw },
}: WrittenCheckpoint): Outcome<DataOf<'log checkpoint'>> {
  const head = named(fromHex(checkpoint.hash))
  return {
    data: { file, checkpoint, words: head.words },
    findings,
    raw,
    text: style =>
      shown`${table([
        [style.words.log, style.bold(checkpoint.log)],
        [style.words.entries, `${checkpoint.seq}  ${checkpoint.time}`],
        [style.words.head, checkpoint.hash],
        ...(file === null ? [] : [[style.words.file, file] as const]),
        [style.words.words, style.dim(style.words.compare)],
      ])}${comparisonRows(head.words, style)}`,
  }
}
