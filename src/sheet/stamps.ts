import { type CosignerProgress, signingProgress } from '../proposal/progress.js'
import { type Markup, markup } from './markup.js'
import type { Sheet } from './sheet.js'

/**
 * Who has signed, and a box for each cosigner's initials or stamp, with as many marks as are needed. What is refused
 * gets no room for a stamp.
 */
export function stampsSection(sheet: Sheet): Markup {
  const { text, words, reviewed } = sheet
  const { cosigners, required, least, complete } = signingProgress(reviewed)
  const progress = words.progress(complete ? required : least, required)
  const asked =
    sheet.standing === 'refused'
      ? markup`<b class="refused">${text.doNotSign}</b>`
      : markup`<span class="marks">${cosigners.map((_, place) => mark(place < required))}</span> ${text.signaturesNote(required, cosigners.length)}`
  return markup`<section class="stamps"><h2>${text.signatures}</h2>
<p>${asked} <b>${progress}</b></p>
<div class="boxes">
${cosigners.map(one => box(one, sheet))}</div></section>
`
}

// A filled square for each signature that is needed, an empty one for each cosigner beyond.
function mark(needed: boolean): Markup {
  return needed ? markup`<i class="needed"></i>` : markup`<i></i>`
}

function box({ cosigner: { name, fingerprint }, signed }: CosignerProgress, sheet: Sheet): Markup {
  const { text, standing } = sheet
  const room =
    standing === 'refused'
      ? undefined
      : markup`<div class="room"><span>${text.stamp}</span></div><p class="date">${text.date}</p>`
  return markup`<div class="box ${signed}"><p class="name">${name}</p>
<p class="note"><code>${fingerprint}</code> · <span class="state">${signed === 'none' ? '' : '✓ '}${text.signed[signed]}</span></p>${room}</div>
`
}
