import type { Finding } from '../base/finding.js'
import type { Seal } from '../log/seal.js'
import type { ReviewedPsbt } from '../psbt/review/reviewed-psbt.js'
import { type Language, sheetWordsIn, speakerIn, wordsIn } from '../words/language.js'
import type { Speaker } from '../words/speaker.js'
import type { SheetWords, Words } from '../words/words.js'

/** Everything that a sheet is made of. */
export interface Sheet {
  readonly reviewed: ReviewedPsbt
  readonly language: Language
  readonly text: SheetWords
  readonly words: Words
  /** The policy that the proposal was judged by. */
  readonly policy: { readonly name: string; readonly version: number } | undefined
  /** What says findings in that language. */
  readonly speaker: Speaker
  readonly standing: Standing
  /** The seals of the home under the vault's keys, if there are any. */
  readonly seals: readonly Seal[]
}

/** How a proposal stands: what blocks counts first, then what warns. */
type Standing = 'refused' | 'warned' | 'clear'

/** A sheet about `reviewed` in `language`. */
export async function sheetOf(
  reviewed: ReviewedPsbt,
  language: Language,
  { policy, seals }: Pick<Sheet, 'policy' | 'seals'>,
): Promise<Sheet> {
  return {
    reviewed,
    language,
    text: await sheetWordsIn(language),
    words: await wordsIn(language),
    policy,
    seals,
    speaker: await speakerIn(language),
    standing: standingOf(reviewed.facts.findings),
  }
}

function standingOf(findings: readonly Finding[]): Standing {
  if (findings.some(({ severity }) => severity === 'block')) return 'refused'
  return findings.some(({ severity }) => severity === 'warn') ? 'warned' : 'clear'
}
