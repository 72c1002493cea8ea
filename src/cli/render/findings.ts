import { type Collapsed, collapse } from '../../base/collapse.js'
import type { Finding, Where } from '../../base/finding.js'
import { quoted, type Shown, shown } from './shown.js'
import type { Style } from './style.js'

const RANK = { info: 0, warn: 1, block: 2 } as const

/** Findings for people: the harmless ones first, the loudest last, where the eye stops. */
export function renderFindings(findings: readonly Finding[], style: Style): Shown {
  const sorted = collapse(findings).sort((a, b) => RANK[a.severity] - RANK[b.severity])
  return shown`${sorted.map(finding => renderFinding(finding, style))}`
}

function renderFinding(found: Collapsed, style: Style): Shown {
  const { words } = style
  const { code, severity, file, places } = found
  const said = style.say(found)
  const label = words.severity[severity]
  const painted = {
    info: style.dim(label),
    warn: style.yellow(style.bold(label)),
    block: style.inverse(style.red(style.bold(` ${label} `))),
  }[severity]
  const named = placesText(places)
  const place = file === undefined ? named : shown`${quoted(file)}${named === '' ? '' : `, ${named}`}`
  const where = place === '' ? '' : shown` ${style.dim(shown`(${place})`)}`
  const text = severity === 'block' ? style.bold(said) : said
  return shown`${painted} ${text}${where} ${style.dim(`[${code}]`)}\n`
}

const MOST_PLACES = 12

// 950 inputs with the same flaw are one sentence with their places, not 950 sentences that hide the next one.
function placesText(places: readonly Where[]): string {
  const all = places.flatMap(where => Object.entries(where).map(([kind, index]) => `${kind} ${index}`))
  return all.length > MOST_PLACES ? [...all.slice(0, MOST_PLACES), '…'].join(', ') : all.join(', ')
}
