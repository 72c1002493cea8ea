import { blockedBy } from '../app/blocked.js'
import type { Context } from '../app/context.js'
import { type PsbtFile, readPsbt } from '../app/files.js'
import { findKey } from '../app/keys/keystore.js'
import { VerifiedLog } from '../app/log/verified-log.js'
import { NO_EVIDENCE } from '../app/policy/evidence.js'
import { ReviewContext, reviewFile } from '../app/proposals/review-file.js'
import { allVaults, namedVault } from '../app/vaults.js'
import type { Code } from '../base/codes.js'
import { RingiError } from '../base/error.js'
import type { Finding } from '../base/finding.js'
import { seemsToSpend } from '../psbt/diagnose/coins.js'
import { type AskingKey, type Diagnosis, diagnose } from '../psbt/diagnose/diagnosis.js'
import type { ReviewedPsbt } from '../psbt/review/reviewed-psbt.js'
import { nameAndDigest } from '../vault/digest.js'
import { cosignersOf } from '../vault/stored-key.js'
import type { Vault } from '../vault/vault.js'
import type { Explanations } from '../words/explanation.js'
import { explanationsIn, speakerIn } from '../words/language.js'
import type { Say } from '../words/speaker.js'
import type { Outcome } from './command.js'
import { EXIT_STATUS } from './exit-statuses.js'
import { signersText } from './render/review.js'
import { signaturesData } from './render/review-data.js'
import { type Shown, shown } from './render/shown.js'
import type { Style } from './render/style.js'
import type { DataOf } from './schemas/index.js'

/** What is asked of a proposal that does not go on. */
interface ExplainRequest {
  readonly vault: string | undefined
  readonly key: string | undefined
  readonly gapLimit: number
}

/** `ringi explain PSBT`: why a proposal cannot be signed or finalized, every reason with what to do about it. */
export async function explainPsbt(
  context: Context,
  request: ExplainRequest,
  name: string,
): Promise<Outcome<DataOf<'explain'>>> {
  const key = await askingKey(context, request.key)
  const file = await readPsbt(context, name)
  const otherVaults = await allVaults(context.home)
  const vault = await vaultOf(context, request.vault, file, otherVaults)
  const { history } = await VerifiedLog.read(context.home)
  const reviewing = new ReviewContext(context, { ...NO_EVIDENCE, gapLimit: request.gapLimit })
  const settings = await reviewing.settings(vault, { stage: 'review', history })
  const reviewed = reviewFile(settings, vault, file)
  const diagnosis = diagnose(reviewed, { key, otherVaults })
  const english = await explanationsIn('en')
  const local = await explanationsIn(context.language)
  return {
    data: diagnosisData(reviewed, diagnosis, key, { explained: english, ...(await speakerIn('en')) }),
    findings: diagnosis.findings,
    failure: blockedBy(diagnosis.findings),
    text: style => diagnosisText(reviewed, diagnosis, local, style),
  }
}

async function askingKey(context: Context, name: string | undefined): Promise<AskingKey | undefined> {
  if (name === undefined) return undefined
  const record = await findKey(context.home, name)
  const { name: called, network, fingerprint } = record
  return { name: called, network, fingerprint, accounts: cosignersOf(record) }
}

/** The vault that is named, or the one among the registered ones whose coins the proposal seems to spend. */
async function vaultOf(
  context: Context,
  name: string | undefined,
  { psbt, proofs }: PsbtFile,
  registered: readonly Vault[],
): Promise<Vault> {
  if (name !== undefined) return await namedVault(context, name)
  const found = registered.find(vault => seemsToSpend(psbt, vault, proofs))
  if (found !== undefined) return found
  throw new RingiError('signing.unknown-vault', { why: 'explained' })
}

function diagnosisData(
  reviewed: ReviewedPsbt,
  { canSign, canFinalize, findings }: Diagnosis,
  key: AskingKey | undefined,
  { explained, say }: { readonly explained: Explanations; readonly say: Say },
) {
  const { vault } = reviewed.facts
  return {
    vault: nameAndDigest(vault),
    key: key?.name ?? null,
    canSign: canSign ?? null,
    canFinalize,
    signatures: signaturesData(reviewed),
    diagnoses: codesIn(findings).map(code => {
      const { means, cost, todo } = explained[code]
      const first = findings.find(finding => finding.code === code) as Finding
      const { severity } = first
      return { code, exit: EXIT_STATUS[code], severity, message: say(first), means, cost, todo }
    }),
  }
}

function codesIn(findings: readonly Finding[]): Code[] {
  return [...new Set(findings.map(({ code }) => code))]
}

function diagnosisText(
  reviewed: ReviewedPsbt,
  { canSign, canFinalize, findings }: Diagnosis,
  explained: Explanations,
  style: Style,
): Shown {
  const { words } = style
  // What is only worth knowing has its line among the findings, which follow.
  const parts = codesIn(findings.filter(({ severity }) => severity !== 'info')).map(code => {
    const { means, todo } = explained[code]
    return shown`\n${style.bold(code)}\n${means}\n${todo}\n`
  })
  const answers = [
    ...(canSign === undefined ? [] : [canSign ? words.canSign : words.cannotSign]),
    canFinalize ? words.canFinalize : words.cannotFinalize,
  ]
  const answer = answers.map(one => shown`${style.bold(one)}\n`)
  return shown`${signersText(reviewed, style)}\n${answer}${parts}`
}
