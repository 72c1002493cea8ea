import { blockedBy } from '../../app/blocked.js'
import type { ExplainedProposal } from '../../app/proposals/explain.js'
import type { Code } from '../../base/codes.js'
import type { Finding } from '../../base/finding.js'
import { nameAndDigest } from '../../vault/digest.js'
import type { Explanations } from '../../words/explanation.js'
import { explanationsIn, type Language, speakerIn } from '../../words/language.js'
import type { Say } from '../../words/speaker.js'
import type { Outcome } from '../command.js'
import { EXIT_STATUS } from '../exit-statuses.js'
import type { DataOf } from '../schemas/index.js'
import { signersText } from './review.js'
import { signaturesData } from './review-data.js'
import { type Shown, shown } from './shown.js'
import type { Style } from './style.js'

/** Why a proposal cannot be signed or finalized: every reason with what to do about it. */
export async function explainedOutcome(
  explained: ExplainedProposal,
  language: Language,
): Promise<Outcome<DataOf<'explain'>>> {
  const { findings } = explained.diagnosis
  const english = { explained: await explanationsIn('en'), ...(await speakerIn('en')) }
  const local = await explanationsIn(language)
  return {
    data: diagnosisData(explained, english),
    findings,
    failure: blockedBy(findings),
    text: style => diagnosisText(explained, local, style),
  }
}

function diagnosisData(
  { reviewed, diagnosis: { canSign, canFinalize, findings }, key }: ExplainedProposal,
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
  { reviewed, diagnosis: { canSign, canFinalize, findings } }: ExplainedProposal,
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
