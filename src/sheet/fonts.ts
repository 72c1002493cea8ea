import type { Script } from '../words/words.js'

// Fonts that systems have.
const SANS: Readonly<Record<Script, string>> = {
  latin: 'system-ui,-apple-system,Segoe UI,Roboto,Liberation Sans,DejaVu Sans',
  japanese: 'Hiragino Sans,Yu Gothic UI,Noto Sans CJK JP,Noto Sans JP,Meiryo',
}

const SERIF: Readonly<Record<Script, string>> = {
  latin: 'Iowan Old Style,Palatino,Palatino Linotype,Georgia,Liberation Serif,DejaVu Serif',
  japanese: 'Hiragino Mincho ProN,Yu Mincho,Noto Serif CJK JP,Noto Serif JP',
}

/**
 * Fonts, those of the sheet’s own script before those of the others. Without quotes, which CSS does not need for names
 * like these and which markup would escape.
 */
export function fontsOf(scripts: readonly Script[]) {
  const ordered = (fonts: Readonly<Record<Script, string>>) => scripts.map(script => fonts[script]).join(',')
  return {
    sans: `${ordered(SANS)},sans-serif`,
    serif: `${ordered(SERIF)},serif`,
    mono: `ui-monospace,SF Mono,Menlo,Consolas,Liberation Mono,DejaVu Sans Mono,${SANS.japanese},monospace`,
  }
}
