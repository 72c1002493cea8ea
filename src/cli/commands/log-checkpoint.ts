import type { Command } from 'commander'
import type { LogHead } from '../../log/chain.js'
import { type Checkpoint, checkpointStatement, formatCheckpoint } from '../../log/checkpoint.js'
import { signStatement } from '../../vault/cosigner-signature.js'
import { type CosignerKey, cosignerKey } from '../../vault/signer-key.js'
import type { Vault } from '../../vault/vault.js'
import type { Outcome } from '../command.js'
import type { Context } from '../context.js'
import { chooseTarget, writeText } from '../files.js'
import type { KeyRecord } from '../key-record.js'
import { findKey, openKey } from '../keystore.js'
import { append, requireClock } from '../log/append.js'
import { checkpointed } from '../log/events.js'
import { VerifiedLog } from '../log/verified-log.js'
import { type Operands, type Options, requiredText } from '../options.js'
import { shown, table } from '../render/style.js'
import { requireNetwork } from '../same-network.js'
import { ALLOW_ONLINE, checkOffline } from '../surroundings.js'
import { registeredVault } from '../vaults.js'

export function configure(command: Command): void {
  command
    .requiredOption('--key <name>', 'the key to sign with')
    .requiredOption('--vault <name>', 'the registered vault that the key is a cosigner of')
    .option('--password-file <file>', 'the password of the key file')
    .option('--passphrase-file <file>', 'the BIP 39 passphrase, where the key has one')
    .option('--out <file>', 'the checkpoint (checkpoint-KEY-ENTRY.json; - for standard output)')
    .option(...ALLOW_ONLINE)
}

export async function run(context: Context, options: Options, _operands: Operands): Promise<Outcome> {
  const record = await findKey(context.home, requiredText(options, 'key'))
  const vault = await registeredVault(context.home, requiredText(options, 'vault'))
  requireNetwork(record, vault)
  const findings = await checkOffline(options, record.network)
  const log = await VerifiedLog.read(context.home)
  requireClock(log)
  const target = await chooseTarget(context, options, `checkpoint-${record.name}-${log.head?.seq ?? 0}.json`)
  const checkpoint = await signWith(context, options, { record, log, vault })
  const { file, raw } = await writeText(context, target, formatCheckpoint(checkpoint))
  return {
    data: { file, checkpoint },
    findings,
    raw,
    text: style =>
      table([
        [style.words.log, style.bold(checkpoint.log)],
        [style.words.entries, `${checkpoint.seq}  ${checkpoint.time}`],
        [style.words.head, checkpoint.hash],
        ...(file === null ? [] : [[style.words.file, shown(file)] as const]),
      ]),
  }
}

/** Opens the key and signs. The key is wiped in any case. */
async function signWith(
  context: Context,
  options: Options,
  { record, log, vault }: { record: KeyRecord; log: VerifiedLog; vault: Vault },
): Promise<Checkpoint> {
  const master = await openKey(context, options, record)
  try {
    const key = cosignerKey(vault, master)
    return await signHead(log, vault, key).finally(() => key.account.wipe())
  } finally {
    master.wipe()
  }
}

/** Signs the head as it is while the home is locked, and logs that. */
async function signHead(log: VerifiedLog, vault: Vault, key: CosignerKey): Promise<Checkpoint> {
  return await log.home.change(async () => {
    await log.readOn()
    // There is a key, so there is an entry.
    const { log: id, seq, hash, time } = log.head as LogHead
    const { name, fingerprint } = vault.cosigners[key.cosigner] as Vault['cosigners'][number]
    const unsigned = { log: id, seq, hash, time, vault: { name: vault.name, digest: vault.digest.hex } }
    const signature = signStatement(key, checkpointStatement(unsigned))
    const signer = { cosigner: { name, fingerprint }, signature }
    const checkpoint: Checkpoint = { ringi: 1, kind: 'checkpoint', ...unsigned, ...signer }
    await append(log, checkpointed(checkpoint), name)
    return checkpoint
  })
}
