import { type CosignerProgress, signingProgress } from '../../../psbt/signing-progress.js'
import { type Markup, markup } from '../markup.js'
import type { Sheet } from './sheet.js'

/** Who has signed, and a box for each cosigner's initials or stamp, with as many marks as are needed. */
export function stampsSection(sheet: Sheet): Markup {
  const { text, words, reviewed } = sheet
  const { cosigners, required, complete } = signingProgress(reviewed)
  const least = Math.min(...reviewed.facts.inputs.map(({ signatures }) => signatures.size))
  const marks = cosigners.map((_, place) => mark(place < required, text.needed))
  return markup`<section class="stamps"><h2>${text.signatures}</h2>
<p><span class="marks">${marks}</span> ${text.signaturesNote(required, cosigners.length)} <b>${words.progress(complete ? required : least, required)}</b></p>
<div class="boxes">
${cosigners.map(one => box(one, sheet))}</div></section>
`
}

// A filled square for each signature that is needed, an empty one for each cosigner beyond.
function mark(needed: boolean, title: string): Markup {
  return needed ? markup`<i class="needed" title="${title}"></i>` : markup`<i></i>`
}

function box({ cosigner: { name, fingerprint }, signed }: CosignerProgress, { text }: Sheet): Markup {
  return markup`<div class="box ${signed}"><p class="name">${name}</p><p class="note"><code>${fingerprint}</code></p>
<p class="state">${signed === 'none' ? '' : '✓ '}${text.signed[signed]}</p>
<div class="room"><span>${text.stamp}</span></div><p class="date">${text.date}</p></div>
`
}
