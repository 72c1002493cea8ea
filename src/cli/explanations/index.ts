import type { Explanations } from './explanation.js'

const LOADERS = {
  en: async () => (await import('./en/index.js')).english,
  ja: async () => (await import('./ja/index.js')).japanese,
} as const satisfies Record<string, () => Promise<Explanations>>

/** The explanations in `language` that go beside messages, which are English: none where it is English itself. */
export async function translations(language: keyof typeof LOADERS): Promise<Explanations | undefined> {
  return language === 'en' ? undefined : await explanations(language)
}

/** The explanations of all codes in `language`; the other language is not loaded. */
export async function explanations(language: keyof typeof LOADERS): Promise<Explanations> {
  return await LOADERS[language]()
}
