import { type VerifiedKey, verifyKey } from '../../app/keys/verify-key.js'
import { defineCommand, type Outcome } from '../command.js'
import { NAME } from '../option-types.js'
import { ALLOW_ONLINE, BACKUP_OPTIONS, PASSPHRASE_FILE } from '../options/keys.js'
import { required } from '../parameters.js'
import { shown } from '../render/shown.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  name: required('--name <name>', 'which key', NAME),
  ...BACKUP_OPTIONS,
  passphraseFile: PASSPHRASE_FILE,
  allowOnline: ALLOW_ONLINE,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await verifyKey(context, request)),
)

function outcome({ record, findings }: VerifiedKey): Outcome<DataOf<'key verify'>> {
  const { name, fingerprint, network } = record
  return {
    data: { name, fingerprint, network, matches: true },
    findings,
    text: style => shown`${style.green('✓')} ${name} ${fingerprint}\n`,
  }
}
