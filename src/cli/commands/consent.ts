import { consentToProposal } from '../../app/signing/consent.js'
import type { ConsentFile } from '../../app/signing/consent-file.js'
import { nameAndDigest } from '../../vault/digest.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { COIN_OPTIONS, DAYS, POLICY_OPTIONS } from '../options/policies.js'
import { APPROVE, GAP_LIMIT, PREVTXS_OPTIONS, SUCCEEDS } from '../options/reviews.js'
import { operand, optional, required } from '../parameters.js'
import { shown } from '../render/shown.js'
import { table } from '../render/style.js'
import { writtenText } from '../render/written.js'
import type { DataOf } from '../schemas/index.js'

const PARAMETERS = {
  psbt: operand('<psbt>', 'the proposal (- for standard input)'),
  key: required('--key <name>', 'the key to consent with', NAME),
  vault: required('--vault <name>', 'the registered vault that is spent from', NAME),
  approve: APPROVE,
  days: DAYS,
  ...SECRET_FILES,
  out: optional('--out <file>', 'the consent (NAME.consent-KEY.json; - for standard output)', FILE),
  gapLimit: GAP_LIMIT,
  allowOnline: ALLOW_ONLINE,
  succeeds: SUCCEEDS,
  ...POLICY_OPTIONS,
  ...COIN_OPTIONS,
  ...PREVTXS_OPTIONS,
}

export const command = defineCommand(PARAMETERS, async (context, request) =>
  outcome(await consentToProposal(context, request)),
)

/** What is told of it. */
function outcome({ vault, sealed, findings, written }: ConsentFile): Outcome<DataOf<'consent'>> {
  const { proposal, txid, policy, cosigner, approved, expires } = sealed.statement
  return {
    data: {
      ...{ file: written.file, digest: proposal, txid, vault: nameAndDigest(vault) },
      ...{ policy, cosigner, approved, expires },
    },
    findings,
    raw: written.raw,
    text: style =>
      shown`${table([
        [style.words.approvedBy, cosigner],
        [style.words.expires, expires],
      ])}${writtenText(written.file, style)}`,
  }
}
