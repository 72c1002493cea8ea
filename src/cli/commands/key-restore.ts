import { type RestoredKey, restoreKey } from '../../app/keys/restore-key.js'
import { defineCommand, type Outcome } from '../command.js'
import { BACKUP_OPTIONS, NEW_KEY_OPTIONS } from '../options/keys.js'
import { newKeyOutcome } from '../render/new-key.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = { ...NEW_KEY_OPTIONS, ...BACKUP_OPTIONS }

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await restoreKey(context, request)),
)

function outcome({ record, findings }: RestoredKey): Outcome<DataOf<'key restore'>> {
  return newKeyOutcome(record, findings, {})
}
