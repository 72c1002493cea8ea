import { type Markup, markup } from './markup.js'

/**
 * An address or digest in groups of four, as people compare it; nothing of it is left out. The gaps are drawn by the
 * style sheet, so that what is copied from the page is the text itself.
 */
export function inGroups(text: string): Markup {
  const groups = text.match(/.{1,4}/gsu) ?? []
  return markup`<span class="groups">${groups.map(group => markup`<span>${group}</span><wbr>`)}</span>`
}
