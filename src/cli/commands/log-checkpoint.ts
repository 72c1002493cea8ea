import type { Context } from '../../app/context.js'
import { chooseTarget, writeText } from '../../app/files.js'
import { findKey } from '../../app/keys/keystore.js'
import { Credentials } from '../../app/keys/secrets.js'
import { requireClock } from '../../app/log/append.js'
import { VerifiedLog } from '../../app/log/verified-log.js'
import { underSeal } from '../../app/seal/sealing.js'
import { tellUnsealed } from '../../app/seal/unsealed.js'
import { signHead } from '../../app/signing/sign-head.js'
import { withKey } from '../../app/signing/signer.js'
import { checkOffline } from '../../app/surroundings.js'
import { registeredVault } from '../../app/vaults.js'
import { fromHex } from '../../base/bytes.js'
import { checkpointed, formatCheckpoint } from '../../log/checkpoint.js'
import { named } from '../../vault/digest.js'
import { requireNetwork } from '../../vault/signer-key.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, NONCE_HEX } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { type Asked, optional, required } from '../parameters.js'
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

type LogCheckpointRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(
  context: Context,
  request: LogCheckpointRequest,
): Promise<Outcome<DataOf<'log checkpoint'>>> {
  const record = await findKey(context.home, request.key)
  const vault = await registeredVault(context.home, request.vault)
  requireNetwork(record, vault)
  const findings = await checkOffline(request.allowOnline, record.network)
  const log = await VerifiedLog.read(context.home, { key: record.name })
  requireClock(log)
  await tellUnsealed(context, log)
  const nonce = request.for ?? null
  const target = await chooseTarget(
    context,
    request.out ?? `checkpoint-${record.name}-${log.head?.seq ?? 0}.json`,
  )
  const owner = { record, vault, log, credentials: new Credentials(context, request) }
  const { checkpoint, file, raw } = await withKey(context, owner, (key, sealing) =>
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
