import { type Collapsed, collapse } from '../base/collapse.js'
import type { Where } from '../base/finding.js'
import type { SheetWords } from '../words/words.js'
import { type Markup, markup } from './markup.js'
import type { Sheet } from './sheet.js'

const RANK = { block: 0, warn: 1, info: 2 } as const

/** Every finding with its code and severity, the worst first; nothing where there is none. */
export function findingsSection(sheet: Sheet): Markup | undefined {
  const findings = collapse(sheet.reviewed.facts.findings)
  if (findings.length === 0) return undefined
  const sorted = findings.sort((a, b) => RANK[a.severity] - RANK[b.severity])
  return markup`<section class="findings"><h2>${sheet.text.findings}</h2>
<ul>
${sorted.map(finding => findingItem(finding, sheet))}</ul></section>
`
}

function findingItem(found: Collapsed, sheet: Sheet): Markup {
  const { text, words, language } = sheet
  const { severity, code, rule, places } = found
  const where = placesOf(places, text)
  return markup`<li class="${severity}"><span class="severity">${words.severity[severity]}</span><div>
<p lang="${language}">${sheet.speaker.say(found)}</p>
<p class="note"><code>${code}</code>${rule === undefined ? '' : ` · ${text.rule} ${rule}`}${where === '' ? '' : ` · ${where}`}</p></div></li>
`
}

/** Where a finding applies, whole but short: 950 coins in a row are `coin 0–949`. Empty for the whole proposal. */
function placesOf(places: readonly Where[], { where }: SheetWords): string {
  return (['input', 'output'] as const)
    .flatMap(kind => {
      const indexes = places.flatMap(place =>
        kind in place ? [(place as Record<string, number>)[kind]] : [],
      )
      return indexes.length === 0 ? [] : [`${where[kind]} ${ranges(indexes as number[])}`]
    })
    .join('; ')
}

/** Numbers as ranges, in ascending order: `0–3, 7`. */
export function ranges(numbers: readonly number[]): string {
  const found: { first: number; last: number }[] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const current = found.at(-1)
    if (current !== undefined && current.last === number - 1) current.last = number
    else found.push({ first: number, last: number })
  }
  return found.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ')
}
