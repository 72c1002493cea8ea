import type { DoctorWords } from './doctor.js'
import type { Explanations } from './explanation.js'
import type { HelpWords } from './help.js'
import { type Catalogue, type Speaker, speaker } from './speaker.js'
import type { SheetWords, Words } from './words.js'

/** What there is in one language. Each part is loaded when it is asked for. */
interface Parts {
  readonly catalogue: () => Promise<Catalogue>
  readonly words: () => Promise<Words>
  readonly sheet: () => Promise<SheetWords>
  readonly doctor: () => Promise<DoctorWords>
  readonly help: () => Promise<HelpWords>
  readonly explanations: () => Promise<Explanations>
}

const LANGUAGES = {
  en: {
    catalogue: async () => (await import('./en/index.js')).english,
    words: async () => (await import('./en/words.js')).words,
    sheet: async () => (await import('./en/sheet.js')).sheet,
    doctor: async () => (await import('./en/doctor.js')).doctor,
    help: async () => (await import('./en/help.js')).help,
    explanations: async () => (await import('./en/explanations/index.js')).english,
  },
  ja: {
    catalogue: async () => (await import('./ja/index.js')).japanese,
    words: async () => (await import('./ja/words.js')).words,
    sheet: async () => (await import('./ja/sheet.js')).sheet,
    doctor: async () => (await import('./ja/doctor.js')).doctor,
    help: async () => (await import('./ja/help.js')).help,
    explanations: async () => (await import('./ja/explanations/index.js')).japanese,
  },
} as const satisfies Record<string, Parts>

/** A language of people's text. Codes and JSON are English in all of them. */
export type Language = keyof typeof LANGUAGES

/** Every language by its code (ISO 639), the usual one first. */
export const LANGUAGE_CODES = Object.keys(LANGUAGES) as readonly Language[]

/** What says messages in `language`. */
export async function speakerIn(language: Language): Promise<Speaker> {
  return speaker(await LANGUAGES[language].catalogue())
}

/** The words of people’s text in `language`. */
export async function wordsIn(language: Language): Promise<Words> {
  return await LANGUAGES[language].words()
}

/** The words of a sheet in `language`. */
export async function sheetWordsIn(language: Language): Promise<SheetWords> {
  return await LANGUAGES[language].sheet()
}

/** What `doctor` says in `language`. */
export async function doctorWordsIn(language: Language): Promise<DoctorWords> {
  return await LANGUAGES[language].doctor()
}

/** What help says in `language`. */
export async function helpWordsIn(language: Language): Promise<HelpWords> {
  return await LANGUAGES[language].help()
}

/** The explanations of all codes in `language`. */
export async function explanationsIn(language: Language): Promise<Explanations> {
  return await LANGUAGES[language].explanations()
}
