import type { Context } from '../../app/context.js'
import { chooseTarget, derivedName, readPsbt } from '../../app/files.js'
import { approve } from '../../app/proposals/approval.js'
import { approvedAs, olderLogs, reviewNow } from '../../app/signing/at-signing.js'
import { type ConsentFile, consentFile, policyOf } from '../../app/signing/consent-file.js'
import { beginWaiting } from '../../app/signing/sight.js'
import { refuseSignedAlready, withKey } from '../../app/signing/signer.js'
import { prepareSigning, type Signing } from '../../app/signing/signing.js'
import { settleOlderLogs } from '../../app/signing/succession.js'
import { nameAndDigest } from '../../vault/digest.js'
import { defineCommand, type Outcome } from '../command.js'
import { FILE, NAME } from '../option-types.js'
import { ALLOW_ONLINE, SECRET_FILES } from '../options/keys.js'
import { COIN_OPTIONS, DAYS, POLICY_OPTIONS } from '../options/policies.js'
import { APPROVE, GAP_LIMIT, PREVTXS_OPTIONS, SUCCEEDS } from '../options/reviews.js'
import { type Asked, operand, optional, required } from '../parameters.js'
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

type ConsentRequest = Asked<typeof PARAMETERS>

export const command = defineCommand(PARAMETERS, run)

async function run(context: Context, request: ConsentRequest): Promise<Outcome<DataOf<'consent'>>> {
  const signing = await prepareSigning(context, request, 'consent')
  const file = await readPsbt(context, request.psbt)
  const usual = derivedName(file.name, `consent-${signing.record.name}`, 'json')
  const target = await chooseTarget(context, request.out ?? usual)
  const isRefused = async () => (await reviewNow(signing, file)).reviewed.blocking !== undefined
  const known = await olderLogs(signing, file)
  await settleOlderLogs(context, signing, { known, succeeds: request.succeeds, isRefused })
  const judged = await beginWaiting(context, signing, file)
  policyOf(judged.settings, signing.vault)
  judged.reviewed.requireUnblocked()
  refuseSignedAlready(judged.reviewed, signing.record)
  await approve(context, request.approve, judged.reviewed)
  const approved = approvedAs(judged)
  const made = await withKey(context, signing, (key, sealing) =>
    consentFile(context, signing, { approved, key, sealing, target, days: request.days }),
  )
  return outcome(signing, made)
}

function outcome({ vault }: Signing, { sealed, findings, written }: ConsentFile): Outcome<DataOf<'consent'>> {
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
