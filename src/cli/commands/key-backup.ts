import { backupKey, type KeyBackup, type KeySplit } from '../../app/keys/backup-key.js'
import { RingiError } from '../../base/error.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME } from '../option-types.js'
import { ALLOW_ONLINE, PASSWORD_FILE } from '../options/keys.js'
import { CODEX32_SPLIT, SLIP39_SPLIT } from '../options/shares.js'
import { type Asked, flag, optional, required } from '../parameters.js'
import { table } from '../render/style.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  name: required('--name <name>', 'which key', NAME),
  slip39: optional(
    '--slip39 <MofN>',
    "so many of so many shares; of groups '2: 2of3, 3of5, 1of1'",
    SLIP39_SPLIT,
  ),
  codex32: optional(
    '--codex32 <MofN>',
    'so many of so many shares, which can be computed by hand',
    CODEX32_SPLIT,
  ),
  sharesOut: optional(
    '--shares-out <folder>',
    'write the shares to files instead of the screen, for rehearsals',
    FILE,
  ),
  iKnow: flag('--i-know', 'allow secrets in files for mainnet'),
  passwordFile: PASSWORD_FILE,
  passphraseFile: optional(
    '--passphrase-file <file>',
    'of SLIP-39 the one that is chosen for the shares, of codex32 that of the key’s words',
    FILE,
  ),
  allowOnline: ALLOW_ONLINE,
}

type KeyBackupRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await backupKey(context, { ...request, split: splitOf(request) }), request.sharesOut),
)

function splitOf({ slip39, codex32 }: KeyBackupRequest): KeySplit {
  const asked = slip39 ?? codex32
  if (asked !== undefined && (slip39 === undefined || codex32 === undefined)) return asked
  throw new RingiError('usage.invalid', { why: 'one-scheme' })
}

function outcome(backup: KeyBackup, folder: string | undefined): Outcome<DataOf<'key backup'>> {
  const { record, scheme, groupThreshold, groups, identifier, findings } = backup
  const { name, fingerprint, network } = record
  return {
    data: {
      ...{ name, fingerprint, network, scheme, identifier },
      neededGroupCount: groupThreshold,
      groups: groups.map(({ threshold, count }) => ({ neededCount: threshold, shareCount: count })),
      folder: folder ?? null,
    },
    findings,
    text: style =>
      table([
        [style.words.key, style.bold(name)],
        [style.words.fingerprint, fingerprint],
        ...(groups.length > 1
          ? [[style.words.groups, style.words.groupsNeeded(groupThreshold, groups.length)] as const]
          : []),
        [
          style.words.shares,
          groups.map(({ threshold, count }) => style.words.sharesNeeded(threshold, count)).join(', '),
        ],
        [style.words.identifier, identifier],
        ...(folder === undefined ? [] : [[style.words.file, folder] as const]),
      ]),
  }
}
