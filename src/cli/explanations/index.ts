import type { Code } from '../../bitcoin/codes.js'

/** What a code says to a custody officer, in full sentences. */
export interface Explanation {
  /** What was found, without jargon. */
  readonly means: string
  /** What would have been lost, and by whom, had it passed unnoticed. */
  readonly cost: string
  /** What to do now. */
  readonly todo: string
}

/** One explanation for every code: a code that has none does not compile. */
export type Explanations = Readonly<Record<Code, Explanation>>

/** The explanations of all codes in one language, loaded only when they are asked for. */
export async function explanations(language: 'en' | 'ja'): Promise<Explanations> {
  if (language === 'ja') return (await import('./ja/index.js')).japanese
  return (await import('./en/index.js')).english
}
