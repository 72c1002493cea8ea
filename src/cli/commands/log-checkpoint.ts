import type { Command } from 'commander'
import { fromHex } from '../../base/bytes.js'
import { formatCheckpoint } from '../../log/checkpoint.js'
import { named } from '../../vault/digest.js'
import { requireNetwork } from '../../vault/signer-key.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, writeText } from '../files.js'
import { findKey } from '../keystore.js'
import { requireClock } from '../log/append.js'
import { checkpointed } from '../log/events.js'
import { VerifiedLog } from '../log/verified-log.js'
import { NAME, NONCE_HEX, typed, typedRequired } from '../option-types.js'
import { type Operands, type Options, requiredText, textOf } from '../options.js'
import { comparisonRows } from '../render/comparison-words.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { underSeal } from '../seal/sealing.js'
import { tellUnsealed } from '../seal/unsealed.js'
import { PASSPHRASE_FILE, PASSWORD_FILE } from '../secrets.js'
import { signHead } from '../signing/sign-head.js'
import { withKey } from '../signing/signer.js'
import { ALLOW_ONLINE, checkOffline } from '../surroundings.js'
import { registeredVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .addOption(typedRequired('--key <name>', 'the key to sign with', NAME))
    .addOption(typedRequired('--vault <name>', 'the registered vault that the key is a cosigner of', NAME))
    .addOption(
      typed(
        '--for <nonce>',
        'the nonce that a machine has printed to learn which policy is in force',
        NONCE_HEX,
      ),
    )
    .option(...PASSWORD_FILE)
    .option(...PASSPHRASE_FILE)
    .option('--out <file>', 'the checkpoint (checkpoint-KEY-ENTRY.json; - for standard output)')
    .option(...ALLOW_ONLINE)
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const record = await findKey(context.home, requiredText(options, 'key'))
  const vault = await registeredVault(context.home, requiredText(options, 'vault'))
  requireNetwork(record, vault)
  const findings = await checkOffline(options, record.network)
  const log = await VerifiedLog.read(context.home, { key: record.name })
  requireClock(log)
  await tellUnsealed(context, log)
  const nonce = textOf(options, 'for') ?? null
  const target = await chooseTarget(context, options, `checkpoint-${record.name}-${log.head?.seq ?? 0}.json`)
  const { checkpoint, file, raw } = await withKey(context, options, { record, vault, log }, (key, sealing) =>
    underSeal(context.home, sealing, async log => {
      const checkpoint = signHead(log, vault, { key, nonce })
      const before = () => sealing.log(log, checkpointed(checkpoint))
      return { checkpoint, ...(await writeText(context, target, formatCheckpoint(checkpoint), before)) }
    }),
  )
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
