/** The colours of one appearance of a sheet. Text on paper has a contrast of at least 4.5 to 1 (WCAG 2.2, AA). */
interface Colours {
  readonly paper: string
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly tint: string
  readonly refused: string
  readonly warned: string
  readonly clear: string
  readonly coin: string
  readonly payment: string
  readonly return: string
  readonly fee: string
}

/** On paper, and on screens that are light. */
export const LIGHT: Colours = {
  paper: '#ffffff',
  ink: '#16202b',
  quiet: '#55616e',
  line: '#c9d0d8',
  tint: '#f3f5f8',
  refused: '#b3121d',
  warned: '#8a5200',
  clear: '#1c6b3f',
  coin: '#75828f',
  payment: '#1f4f8f',
  return: '#2f8068',
  fee: '#a05a00',
}

/** On screens that are dark. */
export const DARK: Colours = {
  paper: '#12171d',
  ink: '#e8ecf1',
  quiet: '#a3afbc',
  line: '#38424e',
  tint: '#1b222b',
  refused: '#ff7a7a',
  warned: '#f2b04e',
  clear: '#72cf9c',
  coin: '#8a97a5',
  payment: '#6ea8f2',
  return: '#58bd9d',
  fee: '#e9a23f',
}

/** How a drawing looks: in a page and alone, where no custom properties of a page are at hand. */
export function drawingStyles(): string {
  return [
    'text{font-family:inherit;font-variant-numeric:tabular-nums}',
    'text.amount{font-size:12px;font-weight:600}text.note{font-size:9.5px}text.head{font-size:11.5px;font-weight:600}',
    'text.end{text-anchor:end}text.middle{text-anchor:middle}',
    '.ribbon{fill-opacity:.3;stroke-width:.5;stroke-opacity:.55}.bar{stroke-width:.6}',
    colouring(LIGHT),
    `@media screen and (prefers-color-scheme:dark){${colouring(DARK)}}`,
  ].join('')
}

function colouring(colours: Colours): string {
  const kinds = (['coin', 'payment', 'return', 'fee'] as const).map(
    kind => `path.${kind},rect.${kind}{fill:${colours[kind]};stroke:${colours[kind]}}`,
  )
  return `text{fill:${colours.ink}}text.note{fill:${colours.quiet}}.trunk{fill:${colours.ink}}${kinds.join('')}`
}
