import { type Collapsed, collapse } from '../base/collapse.js'
import { type Markup, markup } from './markup.js'
import { placesOf } from './places.js'
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
