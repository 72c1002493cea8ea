import { type AppliedCorrections, applyCorrections } from '../../app/log/apply-corrections.js'
import { type CorrectedEntry, correctEntry } from '../../app/log/correct-entry.js'
import type { SignedCorrection } from '../../rules/statements/correction.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Vault } from '../../vault/vault.js'
import { defineCommand, type Outcome } from '../command.js'
import { ENTRY, FILE, HEIGHT, MOMENT, NAME } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { DAYS } from '../options/policies.js'
import { flag, needed, operand, optional, repeatable, required } from '../parameters.js'
import { rightText } from '../render/entry.js'
import { type Shown, shown } from '../render/shown.js'
import { type Style, table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  file: operand('[file]', 'the log that has the entry; this home’s own unless told'),
  vault: required('--vault <name>', 'the registered vault that the correction is for', NAME),
  entry: optional('--entry <number>', 'the entry: its number in its log, or its hash', ENTRY),
  time: optional('--time <time>', 'when it was written (UTC): earlier than it says', MOMENT),
  height: optional('--height <n>', 'how high the chain was: lower than it says', HEIGHT),
  end: flag('--end', 'the log ends with it: what follows says nothing of clock and height'),
  key: optional('--key <name>', 'the cosigner’s key, to sign a correction', NAME),
  days: DAYS,
  ...SECRET_FILES,
  out: optional('--out <file>', 'the correction (correction-ENTRY-KEY.json; - for standard output)', FILE),
  allowOnline: ALLOW_ONLINE,
  correction: repeatable(
    '--correction <file>',
    'corrections that M cosigners have signed, to be believed here',
    FILE,
  ),
}

export const command = defineCommand(PARAMETERS, async (context, request) => {
  if (request.correction.length > 0) return applied(await applyCorrections(context, request))
  const key = needed(request.key, '--key')
  const entry = needed(request.entry, '--entry')
  return signed(await correctEntry(context, { ...request, key, entry }))
})

/** What is told of a correction that one cosigner has signed. */
function signed({
  vault,
  sealed,
  findings,
  written: { file, raw },
}: CorrectedEntry): Outcome<DataOf<'log correct'>> {
  const signedBy = [sealed.statement.cosigner]
  return {
    data: { file, applied: false, correction: correctionData(vault, sealed), signedBy },
    findings,
    raw,
    text: style => shown`${correctionText(sealed, style)}${writtenText(file, style)}`,
  }
}

/** What is told of a correction that is believed from now on. */
function applied({ vault, sealed, signedBy }: AppliedCorrections): Outcome<DataOf<'log correct'>> {
  return {
    data: { file: null, applied: true, correction: correctionData(vault, sealed), signedBy },
    text: style =>
      shown`${correctionText(sealed, style)}${table([[style.words.approvedBy, signedBy.join(', ')]])}`,
  }
}

function correctionData(vault: Vault, { statement }: SignedCorrection) {
  const { log, entry, hash, field, value } = statement
  return { vault: nameAndDigest(vault), log, entry: Number(entry), hash, field, corrected: value }
}

function correctionText({ statement }: SignedCorrection, style: Style): Shown {
  const { log, entry, hash } = statement
  return shown`${table([
    [style.words.log, style.bold(log)],
    [style.words.corrected, `${entry}  ${hash}`],
  ])}${rightText(statement, style)}`
}
