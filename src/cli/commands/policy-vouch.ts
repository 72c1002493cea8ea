import { type Vouched, vouch } from '../../app/policy/vouch.js'
import { nameAndDigest } from '../../vault/digest.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME, VAULT } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { DAYS } from '../options/policies.js'
import { operand, optional, required } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  address: operand(
    '[address]',
    'the destination; without it and --statement, only the key’s public half is printed, for the policy',
  ),
  statement: optional(
    '--statement <file>',
    'vouch for what a file says: a balance statement, labels or a snapshot',
    FILE,
  ),
  key: required('--key <name>', 'the key that vouches; a policy names its public half', NAME),
  vault: required(
    '--vault <vault>',
    'the vault that may pay there, or whose rules decide by the file',
    VAULT,
  ),
  days: DAYS,
  ...SECRET_FILES,
  out: optional(
    '--out <file>',
    'the voucher (ADDRESS.voucher.json, FILE.voucher-KEY.json; - for standard output)',
    FILE,
  ),
  allowOnline: ALLOW_ONLINE,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await vouch(context, request)),
)

/** What is told of it. */
function outcome({ publicKey, vault, voucher, findings }: Vouched): Outcome<DataOf<'policy vouch'>> {
  const nothing = { address: null, statement: null, expires: null, file: null }
  if (voucher === undefined)
    return {
      data: { publicKey, vault: nameAndDigest(vault), ...nothing },
      text: style => table([[style.words.key, publicKey]]),
    }
  const { claim, written } = voucher
  const { file, raw } = written
  return {
    data: { publicKey, address: null, statement: null, ...claim, vault: nameAndDigest(vault), file },
    findings,
    raw,
    text: style =>
      shown`${table([
        [style.words.key, publicKey],
        [style.words.expires, claim.expires],
      ])}${writtenText(file, style)}`,
  }
}
