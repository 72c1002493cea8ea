import { escapeText } from '../../base/text.js'
import { pathOf } from './svg.js'
import type { Modules } from './symbol.js'

/** How long each frame is seen, in milliseconds; 0 stands still. */
const SPEEDS = [
  ['1 / s', 1000],
  ['2 / s', 500],
  ['4 / s', 250],
  ['8 / s', 125],
] as const

/**
 * A page that plays the frames in a loop. It holds everything, loads nothing and has no script: style sheets do the
 * playing, so its own policy forbids all else. `title` and `lines` are text, which is escaped.
 */
export function writeHtml(frames: readonly Modules[], title: string, lines: readonly string[]): string {
  const size = (frames[0] as Modules).length
  const { length } = frames
  const figures = frames.map(
    (modules, i) =>
      `<figure style="--i:${i}"><svg viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${pathOf(modules)}"/></svg><figcaption>${i + 1} / ${length}</figcaption></figure>`,
  )
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escaped(title)}</title>`,
    `<style>${styleFor(length)}</style></head><body>`,
    `<h1>${escaped(title)}</h1>`,
    ...(length === 1 ? [] : controls()),
    `<main>${figures.join('\n')}</main>`,
    `<p>${lines.map(escaped).join('<br>')}</p>`,
    '</body></html>',
    '',
  ].join('\n')
}

function controls(): string[] {
  const buttons = SPEEDS.map(
    ([label], i) =>
      `<label><input type="radio" name="speed" id="s${i}"${i === 2 ? ' checked' : ''}> ${label}</label>`,
  )
  return ['<form>', ...buttons, '<label><input type="checkbox" id="stop"> stop</label>', '</form>']
}

function styleFor(length: number): string {
  const base = [
    'body{margin:1rem auto;max-width:46rem;padding:0 1rem;font:1rem/1.5 sans-serif;color:#111;background:#fff;text-align:center}',
    'h1{font-size:1.2rem}p{overflow-wrap:anywhere}label{margin:0 .5rem}',
    'main{display:grid;background:#fff;padding:1rem}figure{grid-area:1/1;margin:0}svg{width:min(100%,80vh);height:auto}',
  ]
  if (length === 1) return base.join('')
  const speeds = SPEEDS.map(([, each], i) => `body:has(#s${i}:checked){--t:${each}ms}`)
  return [
    ...base,
    ...speeds,
    // Each frame is seen for its share of the loop, starting when its turn comes.
    `figure{visibility:hidden;animation:show calc(${length}*var(--t)) step-end infinite;animation-delay:calc(var(--i)*var(--t))}`,
    `@keyframes show{0%{visibility:visible}${(100 / length).toFixed(6)}%{visibility:hidden}}`,
    'body:has(#stop:checked) figure{animation-play-state:paused}',
    // On paper there is no time: all frames, one after the other.
    '@media print{form{display:none}main{display:block}figure{visibility:visible;animation:none;break-inside:avoid}}',
  ].join('')
}

function escaped(text: string): string {
  return escapeText(text).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
