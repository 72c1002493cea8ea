import type { Language } from '../../../words/language.js'

const JAPANESE = {
  sans: 'Hiragino Sans,Yu Gothic UI,Noto Sans CJK JP,Noto Sans JP,Meiryo',
  serif: 'Hiragino Mincho ProN,Yu Mincho,Noto Serif CJK JP,Noto Serif JP',
} as const

/**
 * Fonts that systems have, those of the sheet’s own language before those of the other. Without quotes, which CSS does
 * not need for names like these and which markup would escape.
 */
export function fontsOf(language: Language) {
  const latin = 'system-ui,-apple-system,Segoe UI,Roboto,Liberation Sans,DejaVu Sans'
  const bookish = 'Iowan Old Style,Palatino,Palatino Linotype,Georgia,Liberation Serif,DejaVu Serif'
  const ordered = (own: string, japanese: string) =>
    language === 'ja' ? `${japanese},${own}` : `${own},${japanese}`
  return {
    sans: `${ordered(latin, JAPANESE.sans)},sans-serif`,
    serif: `${ordered(bookish, JAPANESE.serif)},serif`,
    mono: `ui-monospace,SF Mono,Menlo,Consolas,Liberation Mono,DejaVu Sans Mono,${JAPANESE.sans},monospace`,
  }
}
