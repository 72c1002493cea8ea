import { fromHex } from '../base/bytes.js'
import { named } from '../vault/digest.js'
import { inGroups } from './grouped.js'
import { numbered } from './head.js'
import { type Markup, markup } from './markup.js'
import type { Sheet } from './sheet.js'

/** The last entry that each of the home's keys has sealed, to be compared at the next signing. Nothing where there is no seal. */
export function sealedSection({ seals, text, words }: Sheet): Markup | undefined {
  if (seals.length === 0) return undefined
  const rows = seals.map(
    ({ key, seq, hash }) => markup`<dt>${key}</dt><dd>${seq}</dd>
<dt>${words.head}</dt><dd>${inGroups(hash)}</dd>
<dt>${words.words}</dt><dd>${numbered(named(fromHex(hash)).words)}</dd>
`,
  )
  return markup`<section class="sealed"><h2>${words.sealedHead}</h2>
<dl class="facts">
${rows}</dl>
<p class="note">${text.sealedNote}</p></section>
`
}
